/** A region's findings: the sample account's, each over and over with an id, a resource and a date of its own. */
import { translateFinding } from "../../../lib/collectors/guardduty/translate.ts";
import { wireFindings } from "../../../lib/collectors/guardduty/wire-schema.ts";
import type { DetailedFinding } from "../../../lib/posture/snapshot.ts";
import type { FakeAccount } from "../../fake-aws/account.ts";
import { diceOf } from "../../fake-aws/large/dice.ts";
import { addDetector } from "../../fake-aws/sample/detectors.ts";

const day = 86_400_000;
const templates = 120;
const archivedShare = 0.2;

/** Exactly that many, at most 90 days old, as GuardDuty keeps them. */
export function* largeFindings(
  account: FakeAccount,
  regionName: string,
  findings: number,
  types: readonly string[],
): Generator<DetailedFinding> {
  const originals = templatesOf(account, regionName);
  const dice = diceOf(`${regionName}/findings`);
  for (let number = 0; number < findings; number += 1) {
    const original = originals[number % originals.length];
    if (original === undefined) throw new Error("there is no finding to copy");
    const updated = new Date(account.now.getTime() - (dice() ** 2 * 88 + 0.5) * day).toISOString();
    const hexes = Array.from({ length: 4 }, () =>
      Math.floor(dice() * 2 ** 32)
        .toString(16)
        .padStart(8, "0"),
    );
    const copy = copyOf(original, hexes.join(""));
    // Half of them as the sample account tells them, half of any type there is.
    const type = number % 2 === 0 ? copy.type : types[Math.floor(dice() * types.length)];
    yield {
      ...copy,
      type: type ?? copy.type,
      severityScore: copy.severityScore >= 9 && dice() < 0.9 ? 5 : copy.severityScore,
      createdAt: new Date(Date.parse(updated) - dice() * 2 * day).toISOString(),
      updatedAt: updated,
      archived: dice() < archivedShare,
      count: 1 + Math.floor(dice() ** 4 * 200),
    };
  }
}

/** Everywhere a finding says its own id or its resource's, the copy says another. */
function copyOf(original: DetailedFinding, id: string): DetailedFinding {
  const { resourceId } = original;
  const renamed = resourceId === null ? null : `${resourceId.slice(0, -5)}${id.slice(0, 5)}`;
  const rename = (text: string): string => {
    const withId = text.replaceAll(original.id, id);
    return resourceId === null || renamed === null
      ? withId
      : withId.replaceAll(resourceId, renamed);
  };
  return {
    ...original,
    id,
    arn: rename(original.arn),
    title: rename(original.title),
    description: rename(original.description),
    resourceId: renamed,
    detail: rename(original.detail),
  };
}

function templatesOf(account: FakeAccount, regionName: string): readonly DetailedFinding[] {
  const region = account.region(regionName);
  addDetector(account, region, templates, 1);
  const made = [...(region.detector?.findings.values() ?? [])];
  const place = { accountId: account.id, region: regionName };
  return wireFindings
    .parse({ Findings: made.map(asTheSdkSaysIt) })
    .map(({ raw, parsed }) => translateFinding(parsed, raw, place));
}

/** The SDK gives every member a capital. */
function asTheSdkSaysIt(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTheSdkSaysIt);
  if (!(value instanceof Object)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      asTheSdkSaysIt(inner),
    ]),
  );
}

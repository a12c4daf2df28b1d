/** GuardDuty in a large account: the sample account's findings, over and over, each on its own date. */
import type { FakeAccount } from "../account.ts";
import { addDetector } from "../sample/detectors.ts";
import type { FakeFinding, FakeRegion } from "../state.ts";
import { diceOf } from "./dice.ts";

const day = 86_400_000;

/** Findings made with care; the others are their copies. */
const templates = 120;

const archivedShare = 0.2;

/** A copy with an id, dates and a fate of its own. GuardDuty keeps findings 90 days. */
export function copyOf(
  template: FakeFinding,
  copy: {
    readonly id: string;
    readonly createdAt: Date;
    readonly updatedAt: Date;
    readonly archived: boolean;
  },
): FakeFinding {
  return {
    ...template,
    id: copy.id,
    arn: template.arn.replace(template.id, copy.id),
    createdAt: copy.createdAt.toISOString(),
    updatedAt: copy.updatedAt.toISOString(),
    service: { ...template.service, archived: copy.archived },
  };
}

/** 32 hexadecimal digits, as ids of findings are. */
export const findingId = (region: string, number: number): string =>
  `${[...region].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7).toString(16)}${number.toString(16).padStart(12, "0")}`.padStart(
    32,
    "d",
  );

/** Switches GuardDuty on in the region, with exactly that many findings. */
export function addFindings(
  account: FakeAccount,
  region: FakeRegion,
  plan: { readonly findings: number; readonly seed: number },
): void {
  addDetector(account, region, Math.min(plan.findings, templates), plan.seed);
  const { detector } = region;
  if (detector === null) return;
  detector.status = "ENABLED";
  const originals = [...detector.findings.values()];
  const dice = diceOf(`${plan.seed}/${region.name}/findings`);
  for (let number = detector.findings.size; number < plan.findings; number += 1) {
    const template = originals[number % originals.length];
    if (template === undefined) throw new Error("there is no finding to copy");
    const updated = dice() ** 2 * 80;
    const id = findingId(region.name, number);
    const finding = copyOf(template, {
      id,
      createdAt: new Date(account.now.getTime() - (updated + dice() * (86 - updated)) * day),
      updatedAt: new Date(account.now.getTime() - (updated + 0.01) * day),
      archived: dice() < archivedShare,
    });
    detector.findings.set(id, finding);
  }
  region.changes += 1;
}

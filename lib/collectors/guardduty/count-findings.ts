/** AWS's own numbers of findings: what a listing is held against. */
import { attempt, valueOrThrow } from "../attempt.ts";
import { type ReadFailure, wouldFailAgain } from "../read-failure.ts";
import type { FindingsReader } from "./bring-findings.ts";
import { fetchSeverityCounts } from "./fetch.ts";
import type { CountedFindings, Counts } from "./plan-findings.ts";
import { wireSeverityCounts } from "./wire-schema.ts";

/**
 * How many findings there are of each severity. Null where that is not told: the list says it too, with
 * more calls.
 *
 * @throws ReadFailedError where a listing would fail in the same way
 */
export async function countOrTell(
  reader: FindingsReader,
  failures: ReadFailure[],
  choice: { readonly archived?: boolean },
): Promise<Counts | null> {
  const { ask, client, detectorId, accountId } = reader;
  const counts = await attempt(() =>
    ask.one("guardduty:GetFindingsStatistics", wireSeverityCounts, (options) =>
      fetchSeverityCounts(client, { detectorId, accountId, ...choice }, options),
    ),
  );
  if (counts.kind === "failed" && concernsTheCallAlone(counts.failure)) {
    failures.push(counts.failure);
    return null;
  }
  return valueOrThrow(counts);
}

function concernsTheCallAlone({ reason }: ReadFailure): boolean {
  return !wouldFailAgain(reason) || reason === "denied" || reason === "denied_by_scp";
}

/** Both numbers, asked one after the other; null where one of them is not told. @throws as `countOrTell` */
export async function countFindings(
  reader: FindingsReader,
  failures: ReadFailure[],
): Promise<CountedFindings | null> {
  const all = await countOrTell(reader, failures, {});
  const active = all && (await countOrTell(reader, failures, { archived: false }));
  return all && active && { all, active };
}

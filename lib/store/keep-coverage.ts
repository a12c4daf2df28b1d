import type { Kysely } from "kysely";
import type {
  Coverage,
  FindingsRead,
  Instant,
  KeptCoverage,
  Observation,
} from "../posture/snapshot.ts";
import { currentFacts, replaceFacts } from "./keep-facts.ts";
import { coverageSchema, parseStored } from "./stored-json.ts";
import type { StoredSchema } from "./stored-schema.ts";
import { stableJson } from "./stored-text.ts";

/**
 * Writes what became of one source in one region this time. The date of the last reading moves when what
 * is kept from the source is of today, whatever its state is called: not when the part that counts, the
 * findings or one of Artifact's two lists, could not be read or broke off.
 *
 * @returns when the source was last read before, null if never
 */
export async function keepCoverage(
  trx: Kysely<StoredSchema>,
  path: string,
  observation: Observation,
  at: number,
): Promise<Instant | null> {
  const { coverage } = observation;
  const { accountId, region, source } = coverage;
  const place = { accountId, kind: "coverage", region } as const;
  const before = (await currentFacts(trx, place)).get(source);
  const lastReadBefore =
    before === undefined ? null : parseStored(path, "facts", coverageSchema, before).lastReadAt;
  const lastReadAt = isOfToday(observation) ? coverage.collectedAt : lastReadBefore;
  const kept: KeptCoverage = { ...coverage, lastReadAt };
  const payload = stableJson(kept);
  if (payload !== before) await replaceFacts(trx, place, at, [source], [[source, payload]]);
  return lastReadBefore;
}

function isOfToday(observation: Observation): boolean {
  if (observation.reading === null) return false;
  switch (observation.source) {
    case "config":
      return true;
    case "guardduty":
      return cameToAnEnd(observation.reading.findings, observation.coverage);
    case "artifact":
      return observation.reading.reports !== null && observation.reading.agreements !== null;
    default:
      return observation satisfies never;
  }
}

/** Changes that broke off look like those that were all there is: their coverage tells them apart. */
function cameToAnEnd(findings: FindingsRead | null, { state }: Coverage): boolean {
  if (findings === null) return false;
  return findings.kind === "all" || findings.listed || state === "read";
}

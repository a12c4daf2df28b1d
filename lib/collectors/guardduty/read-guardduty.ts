/** GuardDuty in one region: whether it watches, and what it found. */
import type { GuardDutyClient } from "@aws-sdk/client-guardduty";
import type { DetailedFinding, Detector, Observation } from "../../posture/snapshot.ts";
import { attempt } from "../attempt.ts";
import type { ReadFailure } from "../read-failure.ts";
import { coverageOf, detailsOf, notRead, readWith, type SourceReader } from "../source-reader.ts";
import {
  fetchDetector,
  fetchDetectorIds,
  fetchFindingIds,
  fetchFindings,
  findingsPerAnswer,
} from "./fetch.ts";
import { translateDetector, translateFinding } from "./translate.ts";
import {
  wireDetector,
  wireDetectorIdsPage,
  wireFindingIdsPage,
  wireFindings,
} from "./wire-schema.ts";

export interface GuardDutyReader extends SourceReader {
  readonly client: GuardDutyClient;
}

type GuardDutyObservation = Extract<Observation, { source: "guardduty" }>;

/** Never throws for AWS's failures: they are the observation's coverage. */
export async function readGuardDuty(reader: GuardDutyReader): Promise<GuardDutyObservation> {
  const found = await attempt(() => readDetector(reader));
  if (found.kind === "failed" && found.failure.reason !== "detector_missing") {
    reader.onFailure(found.failure);
    const coverage = coverageOf(reader, "guardduty", notRead(found.failure));
    return { source: "guardduty", coverage, reading: null };
  }
  const detector = found.kind === "read" ? found.value : null;
  if (detector === null) return withoutDetector(reader);
  const read = await attempt(() => readFindings(reader, detector.id));
  if (read.kind === "failed") reader.onFailure(read.failure);
  const failures = read.kind === "failed" ? [read.failure] : [];
  return {
    source: "guardduty",
    coverage: coverageOf(reader, "guardduty", coverageAnswerOf(detector, failures)),
    // Half a list would say that the other half is gone: it is all of them or none.
    reading: { detector, findings: read.kind === "read" ? read.value : null },
  };
}

function withoutDetector(reader: GuardDutyReader): GuardDutyObservation {
  const coverage = coverageOf(reader, "guardduty", {
    state: "not_set_up",
    reason: "detector_missing",
    detail: "guardduty:ListDetectors: there is no detector",
  });
  return { source: "guardduty", coverage, reading: { detector: null, findings: [] } };
}

function coverageAnswerOf({ status, id }: Detector, failures: readonly ReadFailure[]) {
  if (status === "ENABLED") return readWith(failures);
  const words = `guardduty:GetDetector: the detector ${id} is suspended`;
  return {
    state: "not_set_up",
    reason: "detector_suspended",
    detail: [words, detailsOf(failures)].filter((text) => text !== "").join("; "),
  } as const;
}

/** The region's detector; a region has at most one. Null: there is none. */
async function readDetector({
  ask,
  client,
  accountId,
  region,
}: GuardDutyReader): Promise<Detector | null> {
  const ids: string[] = [];
  const pages = ask.pages("guardduty:ListDetectors", wireDetectorIdsPage, (options) =>
    fetchDetectorIds(client, options),
  );
  for await (const page of pages) ids.push(...page);
  const [id] = ids;
  if (id === undefined) return null;
  const wire = await ask.one("guardduty:GetDetector", wireDetector, (options) =>
    fetchDetector(client, id, options),
  );
  return translateDetector(wire, id, { accountId, region });
}

async function readFindings(
  reader: GuardDutyReader,
  detectorId: string,
): Promise<readonly DetailedFinding[]> {
  const { ask, client, accountId, region, onRows } = reader;
  const findings: DetailedFinding[] = [];
  const take = async (ids: readonly string[]) => {
    const wires = await ask.one("guardduty:GetFindings", wireFindings, (options) =>
      fetchFindings(client, { detectorId, ids }, options),
    );
    onRows(wires.length);
    findings.push(
      ...wires.map(({ parsed, raw }) => translateFinding(parsed, raw, { accountId, region })),
    );
  };
  let waiting: string[] = [];
  const pages = ask.pages("guardduty:ListFindings", wireFindingIdsPage, (options) =>
    fetchFindingIds(client, { detectorId, accountId }, options),
  );
  for await (const ids of distinct(pages)) {
    waiting.push(...ids);
    while (waiting.length >= findingsPerAnswer) {
      await take(waiting.slice(0, findingsPerAnswer));
      waiting = waiting.slice(findingsPerAnswer);
    }
  }
  if (waiting.length > 0) await take(waiting);
  return findings;
}

/** Each id once: a finding that is updated while the list is read stands in it twice. */
async function* distinct(
  pages: AsyncIterable<readonly string[]>,
): AsyncGenerator<readonly string[]> {
  const seen = new Set<string>();
  for await (const page of pages) {
    const fresh = page.filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    yield [...new Set(fresh)];
  }
}

/** GuardDuty in one region: whether it watches, and what it found. */
import type { Detector, Observation } from "../../posture/snapshot.ts";
import { attempt } from "../attempt.ts";
import type { ReadFailure } from "../read-failure.ts";
import { coverageOf, detailsOf, notRead, readWith } from "../source-reader.ts";
import type { GuardDutyReader } from "./bring-findings.ts";
import { fetchDetector, fetchDetectorIds } from "./fetch.ts";
import { readFindings } from "./read-findings.ts";
import { translateDetector } from "./translate.ts";
import { wireDetector, wireDetectorIdsPage } from "./wire-schema.ts";

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
  const { findings, failures } = await readFindings(reader, detector.id);
  for (const failure of failures) reader.onFailure(failure);
  return {
    source: "guardduty",
    coverage: coverageOf(reader, "guardduty", coverageAnswerOf(detector, failures)),
    reading: { detector, findings },
  };
}

function withoutDetector(reader: GuardDutyReader): GuardDutyObservation {
  const coverage = coverageOf(reader, "guardduty", {
    state: "not_set_up",
    reason: "detector_missing",
    detail: "guardduty:ListDetectors: there is no detector",
  });
  return { source: "guardduty", coverage, reading: { detector: null, findings: { kind: "all" } } };
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

/** What the evidence can be taken to say, in words: its window, its population, its account. */

import type { Posture } from "../../posture/posture.ts";
import type { PostureFilter } from "../../posture/posture-filter.ts";
import { countControls } from "../../posture/roll-up.ts";
import type { Instant } from "../../posture/snapshot.ts";
import { coverageWords } from "../coverage-words.ts";
import { filterWords } from "../filter-words.ts";

/** From when the evidence is, as the manifest has it. */
export interface ObservationWindow {
  readonly collection_started_at: Instant;
  readonly collection_finished_at: Instant;
  /** When AWS last ran the check that it ran longest ago. */
  readonly oldest_evidence_at: Instant | "unknown";
  readonly statement: string;
}

/** When the posture was collected, and how old the oldest verdict behind it is. */
export function observationWindowOf({ snapshot, oldestEvidenceAt }: Posture): ObservationWindow {
  return {
    collection_started_at: snapshot.startedAt,
    collection_finished_at: snapshot.finishedAt,
    oldest_evidence_at: oldestEvidenceAt ?? "unknown",
    statement:
      "This is evidence of one point in time: what AWS answered between the start and the end of one collection. " +
      `AWS ran some checks before that, the oldest of them at ${oldestEvidenceAt ?? "a time that it did not tell"}. ` +
      "It does not say how things were on any other day; bundles of other instants do.",
  };
}

/** Whether all was looked at or some. */
export function populationOf(posture: Posture, filter: PostureFilter): string {
  const { notEvaluated } = countControls(posture.controls);
  const narrowed = filterWords(filter);
  return [
    "Population, not a sample: every resource that AWS Config's rules judged in the regions that were read is in here, one row for each verdict. Demarc draws no sample and leaves no row out.",
    "The population is what AWS Config records and what rules are deployed for: a resource of a type that is not recorded, or that no rule judges, is in no row.",
    `${coverageWords(posture.coverageSummary, "sentence")}; ${notEvaluated} of ${posture.controls.length} controls could not be judged. coverage.txt says which and why.`,
    ...(narrowed === ""
      ? []
      : [
          `This bundle is narrowed to ${narrowed}: the population is that part of the account alone.`,
        ]),
  ].join(" ");
}

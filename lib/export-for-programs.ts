/** Junction: the documents that programs read: JSON, CSV, OCSF and OSCAL. */

import { reviewsOf } from "./exported-reviews.ts";
import { exportedRows, failingResources, wantedFindings } from "./exported-rows.ts";
import type { Exporting } from "./exporting.ts";
import type { Chunks } from "./exports/exported-posture.ts";
import { postureToOcsf } from "./exports/ocsf/posture-to-ocsf.ts";
import { postureToOscal } from "./exports/oscal/posture-to-oscal.ts";
import { postureToCsv } from "./exports/posture-to-csv.ts";
import { postureToJson } from "./exports/posture-to-json.ts";
import { findDecisions } from "./find-decisions.ts";
import { openedCatalogue } from "./opened-catalogue.ts";
import { openedStore } from "./opened-store.ts";
import { narrowSnapshot } from "./posture/narrow-snapshot.ts";

/** The whole posture with what people said of it. */
export async function* exportJson(exporting: Exporting): Chunks {
  yield postureToJson({ ...exporting, reviews: await reviewsOf(exporting) });
}

/** A line for each control and each resource that fails it, however many there are. */
export async function* exportCsv({ posture, filter }: Exporting): Chunks {
  const store = await openedStore();
  const resources = failingResources(store, posture, filter);
  const snapshot = await store.loadSnapshot({
    accountId: posture.account.id,
    asOf: posture.snapshot.finishedAt,
  });
  const narrowed = snapshot && narrowSnapshot(snapshot, openedCatalogue().catalogue, filter);
  yield* postureToCsv({ posture, filter, resources, findings: narrowed?.findings ?? [] });
}

/** A line for each verdict and each finding, however many there are. */
export async function* exportOcsf({ posture, filter }: Exporting): Chunks {
  const store = await openedStore();
  yield* postureToOcsf({
    posture,
    filter,
    catalogue: openedCatalogue().catalogue,
    evaluations: store.streamEvaluations(exportedRows(posture, filter)),
    findings: wantedFindings(store, posture, filter),
  });
}

/** Assessment results. */
export async function* exportOscal(exporting: Exporting): Chunks {
  yield* postureToOscal({
    ...exporting,
    catalogue: openedCatalogue().catalogue,
    decisions: await findDecisions(exporting.posture, exporting.which),
  });
}

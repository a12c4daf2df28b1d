import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { z } from "zod";
import { comparePostures } from "../posture/compare-postures.ts";
import type { Posture } from "../posture/posture.ts";
import type { FiguresByCause } from "../posture/posture-changes.ts";
import { type PostureSummary, summarisePosture } from "../posture/summarise-posture.ts";
import { findNextSnapshot } from "./load-snapshot.ts";
import type { StoredSchema } from "./stored-schema.ts";

/** Raised when summaries change: those of an older form are made again. */
export const summaryFormat = 1;

/** The numbers of one snapshot, and what tells two whose numbers cannot be compared from two that can. */
export interface SnapshotSummary extends PostureSummary {
  /** Changes with the rules that were deployed and their parameters. */
  readonly ruleSet: string;
  /** Changes with what was read, and where. */
  readonly sight: string;
}

const number = z.number();
const controls = z.object({
  passing: number,
  failing: number,
  excepted: number,
  notApplicable: number,
  notEvaluated: number,
});
const findings = z.object({ critical: number, high: number, medium: number, low: number });
const pillar = z.object({ controls, findings });

export const summarySchema = z.object({
  controls,
  pillars: z.object({
    "operational-excellence": pillar,
    security: pillar,
    reliability: pillar,
    "performance-efficiency": pillar,
    "cost-optimization": pillar,
    sustainability: pillar,
  }),
  findings,
  coverage: z.object({ read: number, total: number }),
  ruleSet: z.string(),
  sight: z.string(),
}) satisfies z.ZodType<SnapshotSummary>;

const ofCause = z.object({
  changed: number,
  startedFailing: number,
  stoppedFailing: number,
  counts: controls,
  failingResources: number,
});

export const figuresSchema = z.object({
  resource: ofCause,
  rule: ofCause,
  coverage: ofCause,
  exception: ofCause,
  catalogue: ofCause,
}) satisfies z.ZodType<FiguresByCause>;

/** A posture's summary as its row has it. */
export function summaryOf(
  posture: Pick<
    Posture,
    "controls" | "pillars" | "findings" | "coverageSummary" | "rules" | "coverage"
  >,
  judgedWith: string | null,
) {
  const summary: SnapshotSummary = {
    ...summarisePosture(posture),
    ruleSet: digestOf(posture.rules.map(({ region, name, control }) => [region, name, control])),
    sight: digestOf(posture.coverage.map(({ region, source, state }) => [region, source, state])),
  };
  return {
    summary_format: summaryFormat,
    summary: JSON.stringify(summary),
    judged_with: judgedWith,
  };
}

/** What each cause made of the counts, as it is kept: JSON's null where there is none before to compare with. */
export function figuresBetween(before: Posture | null, after: Posture): string {
  return JSON.stringify(before && comparePostures(before, after).byCause);
}

function digestOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("base64url").slice(0, 12);
}

/**
 * Writes a snapshot's summary, or the one that takes its place.
 *
 * @param figures null: those that are known stay, as they come from how controls stood
 */
export async function keepSummary(
  db: Kysely<StoredSchema>,
  snapshotId: string,
  row: ReturnType<typeof summaryOf>,
  figures: string | null,
): Promise<void> {
  await db
    .insertInto("snapshot_summaries")
    .values({ snapshot_id: snapshotId, ...row, figures })
    .onConflict((conflict) =>
      conflict
        .column("snapshot_id")
        .doUpdateSet({ ...row, ...(figures === null ? {} : { figures }) }),
    )
    .execute();
}

/** History compares a snapshot with the one before anew, and the next one with it, when they are next listed. */
export async function forgetFigures(db: Kysely<StoredSchema>, snapshotId: string): Promise<void> {
  const next = await findNextSnapshot({ db }, snapshotId);
  await db
    .updateTable("snapshot_summaries")
    .set({ figures: null })
    .where("snapshot_id", "in", next === null ? [snapshotId] : [snapshotId, next.id])
    .execute();
}

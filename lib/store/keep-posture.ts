import type { Kysely } from "kysely";
import { splitJudgedWith } from "../posture/judged-with.ts";
import type { Posture } from "../posture/posture.ts";
import { forgetFigures, keepSummary, summaryOf } from "./snapshot-summaries.ts";
import { packPosture, postureFormat } from "./stored-posture.ts";
import type { StoredSchema } from "./stored-schema.ts";

/** Puts a posture, and the summary of it, in the place of what is kept of its snapshot. */
export async function keepPosture(
  trx: Kysely<StoredSchema>,
  posture: Posture,
  assessedWith: string,
): Promise<void> {
  const { id } = posture.snapshot;
  const kept = await trx
    .selectFrom("snapshots")
    .select("assessed_with")
    .where("id", "=", id)
    .executeTakeFirst();
  const { numUpdatedRows } = await trx
    .updateTable("snapshots")
    .set({
      posture_format: postureFormat,
      posture: packPosture(posture),
      assessed_with: assessedWith,
    })
    .where("id", "=", id)
    // A later Demarc may have judged it meanwhile.
    .where("posture_format", "<=", postureFormat)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await keepSummary(trx, id, summaryOf(posture, assessedWith), null);
  // Under the same catalogue, it was the exceptions that changed: how controls stand did too.
  if (catalogueOf(kept?.assessed_with) === catalogueOf(assessedWith)) await forgetFigures(trx, id);
}

function catalogueOf(judgedWith: string | null | undefined): string | null {
  return judgedWith ? splitJudgedWith(judgedWith).catalogue : null;
}

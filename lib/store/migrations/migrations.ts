import type { Migration } from "kysely/migration";
import { firstSchema } from "./0001-first-schema.ts";
import { assessedWith } from "./0002-assessed-with.ts";
import { whatCollectionsLearn } from "./0003-what-collections-learn.ts";
import { snapshotSummaries } from "./0004-snapshot-summaries.ts";
import { resourceTotals } from "./0005-resource-totals.ts";
import { whatFindingsTouch } from "./0007-what-findings-touch.ts";
import { journal } from "./0008-journal.ts";
import { snapshotOrigins } from "./0009-snapshot-origins.ts";
import { journalNotReplaced } from "./0010-journal-not-replaced.ts";

/**
 * Every step from an empty file to today's tables, by name and in order. A step that stands here is
 * never changed: stores have taken it. SQLite cannot alter a column; write create, copy, rename.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-first-schema": { up: firstSchema },
  "0002-assessed-with": { up: assessedWith },
  "0003-what-collections-learn": { up: whatCollectionsLearn },
  "0004-snapshot-summaries": { up: snapshotSummaries },
  "0005-resource-totals": { up: resourceTotals },
  "0007-what-findings-touch": { up: whatFindingsTouch },
  "0008-journal": { up: journal },
  "0009-snapshot-origins": { up: snapshotOrigins },
  "0010-journal-not-replaced": { up: journalNotReplaced },
};

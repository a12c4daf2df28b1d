import { type Kysely, sql } from "kysely";
import type { SeverityCounts } from "../posture/posture.ts";
import { severityOfScore } from "../posture/severity.ts";
import { type FindingIndexMemory, findingIndexOf } from "./finding-index.ts";
import type { Connection } from "./sqlite-dialect.ts";
import type { StoredSchema } from "./stored-schema.ts";

export interface RegionPlace {
  readonly accountId: string;
  readonly region: string;
}

/** How many distinct resources one control judged in one region, each in the worst verdict of its copies. */
export interface ControlInRegion {
  /** The control's key. */
  readonly control: string;
  readonly failing: number;
  readonly passing: number;
}

/** What stands in one region now. */
export interface RegionCounts {
  /** Those that judged anything here, by key. */
  readonly controls: readonly ControlInRegion[];
  /** Active findings: neither archived nor samples. */
  readonly findings: SeverityCounts;
}

/** Sums of one region that the posture, which counts over all of them, does not hold. */
export async function countRegion(
  connection: Connection,
  memory: FindingIndexMemory,
  place: RegionPlace,
): Promise<RegionCounts> {
  const [controls, findings] = await Promise.all([
    controlsIn(connection.db, place),
    findingsIn(connection, memory, place),
  ]);
  return { controls, findings };
}

function controlsIn(
  db: Kysely<StoredSchema>,
  { accountId, region }: RegionPlace,
): Promise<ControlInRegion[]> {
  const resourcesThat = (compliance: string) =>
    sql<number>`coalesce(sum(resources) filter (where compliance = ${compliance}), 0)`;
  return db
    .selectFrom("control_totals")
    .select([
      "control_key as control",
      resourcesThat("NON_COMPLIANT").as("failing"),
      resourcesThat("COMPLIANT").as("passing"),
    ])
    .where("account_id", "=", accountId)
    .where("region", "=", region)
    .groupBy("control_key")
    .orderBy("control_key")
    .execute();
}

async function findingsIn(
  connection: Connection,
  memory: FindingIndexMemory,
  { accountId, region }: RegionPlace,
): Promise<SeverityCounts> {
  const { findings } = await findingIndexOf(connection, memory, accountId);
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const finding of findings) {
    if (finding.region !== region || finding.archived || finding.sample) continue;
    counts[severityOfScore(finding.severityScore)] += 1;
  }
  return counts;
}

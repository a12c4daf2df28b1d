import { type Kysely, sql } from "kysely";
import type { Excuses } from "../posture/exceptions.ts";
import type { SeverityCounts } from "../posture/posture.ts";
import { severityOfScore } from "../posture/severity.ts";
import { type FindingIndexMemory, findingIndexOf } from "./finding-index.ts";
import { countExcused } from "./list-control-resources.ts";
import type { Connection } from "./sqlite-dialect.ts";
import type { StoredSchema } from "./stored-schema.ts";

export interface RegionPlace {
  readonly accountId: string;
  readonly region: string;
  /** What is excused now, by control key; left out: nothing. */
  readonly excuses?: ReadonlyMap<string, Excuses>;
}

/** How many distinct resources one control judged in one region, each in the worst verdict of its copies. */
export interface ControlInRegion {
  /** The control's key. */
  readonly control: string;
  /** Without those that an exception excuses. */
  readonly failing: number;
  readonly excepted: number;
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

async function controlsIn(
  db: Kysely<StoredSchema>,
  { accountId, region, excuses = new Map() }: RegionPlace,
): Promise<ControlInRegion[]> {
  const judged = await verdictsIn(db, { accountId, region });
  return Promise.all(
    judged.map(async ({ failing, ...of }) => {
      const { control } = of;
      const excused = failing === 0 ? undefined : excuses.get(control);
      const excepted =
        excused === undefined
          ? 0
          : await countExcused(db, { accountId, control, region, excuses: excused });
      return { ...of, failing: failing - excepted, excepted };
    }),
  );
}

function verdictsIn(
  db: Kysely<StoredSchema>,
  { accountId, region }: Pick<RegionPlace, "accountId" | "region">,
): Promise<Omit<ControlInRegion, "excepted">[]> {
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

import type { FindingGroup } from "../../posture/posture.ts";
import type { KeptCoverage } from "../../posture/snapshot.ts";
import { readingTitle, unreadOf } from "../not-evaluated.ts";
import { identified } from "./oscal-ids.ts";
import type { Run } from "./oscal-run.ts";
import { count, line, prop } from "./oscal-texts.ts";

/** A source that was not read whole in a region: no finding may be drawn from its silence. */
export function observeReading(run: Run, result: string, row: KeptCoverage) {
  const { code, details } = unreadOf(row);
  return identified([...run.seed, result, "observation"], {
    title: readingTitle(row),
    description: `Not evaluated: ${details.map((detail) => line(detail)).join("; ")}.`,
    props: [
      prop("status", "notEvaluated"),
      prop("status-code", code),
      prop("source", row.source),
      prop("region", row.region),
    ],
    methods: ["EXAMINE"],
    origins: run.origins,
    subjects: run.subjects,
    collected: row.collectedAt,
  });
}

/** Active findings of one type. */
export function observeFindings(run: Run, result: string, group: FindingGroup) {
  return identified([...run.seed, result, "observation"], {
    title: line(group.title),
    description:
      `GuardDuty has ${count(group.count, "active finding")} of this type, on ` +
      `${count(group.resources, "resource")}, in ${group.regions.join(", ")}.`,
    props: [
      prop("finding-type", group.type),
      prop("severity", group.severity),
      prop("findings", group.count),
      ...(group.lastSeenAt === null ? [] : [prop("last-seen", group.lastSeenAt)]),
    ],
    methods: ["EXAMINE"],
    types: ["discovery"],
    origins: run.origins,
    subjects: run.subjects,
    collected: run.posture.snapshot.finishedAt,
  });
}

/** The rows behind each piece of evidence, as spreadsheets, straight from one stream through all of them. */
import { byBytes } from "../../posture/byte-order.ts";
import { type ExcusedBy, excusedByThese } from "../../posture/exceptions.ts";
import type { Posture } from "../../posture/posture.ts";
import { severityOfScore } from "../../posture/severity.ts";
import type { Finding } from "../../posture/snapshot.ts";
import type { BundleFile, BundleInput, EvaluationOfControl } from "./bundle-input.ts";
import { csvLines } from "./csv-lines.ts";
import type { EvidenceItem } from "./evidence-items.ts";
import { oneByOne } from "./one-by-one.ts";

/** A file of evidence, and how many rows it has once it is written. */
export interface EvidenceFile extends BundleFile {
  readonly item: EvidenceItem;
  readonly recordCount: () => number;
}

const verdictHead = [
  "evidence_id",
  "account_id",
  "sample_account",
  "as_of",
  "row",
  "region",
  "control",
  "rule",
  "resource_type",
  "resource_id",
  "verdict",
  "under_exception",
  "in_state_since",
  "recorded_at",
  "detail",
];

/** For each item: what AWS said of each rule, then its verdict on each resource. */
export async function* evidenceFiles(
  { posture, evaluations }: Pick<BundleInput, "posture" | "evaluations">,
  items: readonly EvidenceItem[],
): AsyncGenerator<EvidenceFile> {
  const rows = oneByOne(evaluations);
  const excusedBy = excusedByThese(posture.exceptions);
  try {
    for (const item of items) {
      const counted = { rows: 0 };
      yield {
        item,
        path: item.path,
        what: `Verdicts of AWS Config on the resources of ${item.control} in ${item.region}`,
        recordCount: () => counted.rows,
        chunks: csvLines(verdictHead, verdictRows(posture, item, rows, excusedBy, counted)),
      };
    }
  } finally {
    await rows.leave();
  }
}

async function* verdictRows(
  { account, sample, asOf }: Posture,
  item: EvidenceItem,
  rows: ReturnType<typeof oneByOne<EvaluationOfControl>>,
  excusedBy: ExcusedBy,
  counted: { rows: number },
): AsyncGenerator<readonly (string | null)[]> {
  const control = item.control ?? "";
  const stamp = [item.evidence_id, account.id, sample ? "yes, a sample account" : "no", asOf];
  for (const rule of item.rules) {
    const ran = rule.last_evaluated_at;
    const about = [...stamp, "rule", item.region, control, rule.name, "", "", rule.compliance];
    yield [...about, "", "", ran, rule.because ?? ""];
  }
  const names = new Set(item.rules.map((rule) => rule.name));
  for (;;) {
    const row = await rows.next((next) => comesBefore(next, item) <= 0);
    if (row === null) return;
    if (comesBefore(row, item) < 0 || !names.has(row.ruleName)) continue;
    counted.rows += 1;
    const isFailing = row.compliance === "NON_COMPLIANT";
    yield [
      ...[...stamp, "resource", item.region, control, row.ruleName],
      ...[row.resourceType, row.resourceId, row.compliance],
      isFailing ? (excusedBy(control, row.resourceId)?.id ?? "") : "",
      ...[row.inStateSince, row.evaluatedAt, row.annotation],
    ];
  }
}

/** Less than 0: the row belongs to an item before this one, or to none. */
function comesBefore(row: EvaluationOfControl, { control, region }: EvidenceItem): number {
  if (row.control === control && row.region === region) return 0;
  return byBytes(row.control, control ?? "") || byBytes(row.region, region);
}

const findingHead = [
  "evidence_id",
  "account_id",
  "sample_account",
  "as_of",
  "row",
  "region",
  "finding_id",
  "type",
  "severity",
  "severity_score",
  "state",
  "resource_type",
  "resource_id",
  "resource_role",
  "count",
  "created_at",
  "first_seen_at",
  "last_seen_at",
  "updated_at",
  "title",
  "description",
];

/** GuardDuty's findings, region by region; archived ones and samples say that they are. */
export async function* findingFiles(
  { posture, findings }: Pick<BundleInput, "posture" | "findings">,
  items: readonly EvidenceItem[],
): AsyncGenerator<EvidenceFile> {
  const rows = oneByOne(findings);
  try {
    for (const item of items) {
      const counted = { rows: 0 };
      yield {
        item,
        path: item.path,
        what: `Findings of GuardDuty in ${item.region}, archived and sample ones too`,
        recordCount: () => counted.rows,
        chunks: csvLines(findingHead, findingRows(posture, item, rows, counted)),
      };
    }
  } finally {
    await rows.leave();
  }
}

async function* findingRows(
  { account, sample, asOf, coverage }: Posture,
  { evidence_id, region }: EvidenceItem,
  rows: ReturnType<typeof oneByOne<Finding>>,
  counted: { rows: number },
): AsyncGenerator<readonly (string | number | null)[]> {
  const stamp = [evidence_id, account.id, sample ? "yes, a sample account" : "no", asOf];
  const reading = coverage.find((row) => row.source === "guardduty" && row.region === region);
  const stood = reading === undefined ? "" : reading.state;
  yield [
    ...[...stamp, "reading", region, "", "", "", "", stood, "", "", "", ""],
    ...["", "", "", reading?.collectedAt ?? "", "", reading?.detail ?? ""],
  ];
  for (;;) {
    const row = await rows.next((next) => byBytes(next.region, region) <= 0);
    if (row === null) return;
    if (row.region !== region) continue;
    counted.rows += 1;
    const state = row.sample ? "sample" : row.archived ? "archived" : "active";
    yield [
      ...[...stamp, "finding", row.region],
      ...[row.id, row.type, severityOfScore(row.severityScore), row.severityScore],
      ...[state, row.resourceType, row.resourceId, row.resourceRole, row.count],
      ...[row.createdAt, row.firstSeenAt, row.lastSeenAt, row.updatedAt],
      ...[row.title, row.description],
    ];
  }
}

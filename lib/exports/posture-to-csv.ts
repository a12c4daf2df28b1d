/**
 * The posture as a spreadsheet: every failing or excepted resource and every active finding, one a line, after
 * one `not_seen` line for each source that was not read whole. The account, the instant, the
 * share that was read and what it was narrowed to stand on every line, so that a line cut out of the file still says them.
 *
 * No comment lines and no byte order mark: both break programs that read CSV.
 */

import { stringify } from "csv-stringify/sync";
import type { ControlAssessment, Posture } from "../posture/posture.ts";
import type { PostureFilter } from "../posture/posture-filter.ts";
import { severityOfScore } from "../posture/severity.ts";
import type { Finding, Instant, KeptCoverage } from "../posture/snapshot.ts";
import { coverageWords } from "./coverage-words.ts";
import { filterWords, sortedFilter } from "./filter-words.ts";
import { byId } from "./order-rows.ts";
import { visibleText } from "./visible-text.ts";

/** One distinct resource that fails one control. */
export interface FailingResource {
  readonly region: string;
  readonly resourceType: string;
  readonly resourceId: string;
  /** Control key. */
  readonly control: string;
  readonly ruleNames: readonly string[];
  /** Somebody accepts that it fails: it is told apart, and counts as neither failing nor passing. */
  readonly excepted: boolean;
  readonly annotation: string | null;
  readonly inStateSince: Instant | null;
  readonly evaluatedAt: Instant | null;
}

export interface CsvExportInput {
  readonly posture: Posture;
  /** What the posture was narrowed to. */
  readonly filter: PostureFilter;
  /** May be a million: read once, as the file is written. */
  readonly resources: AsyncIterable<FailingResource> | Iterable<FailingResource>;
  /** Archived and sample ones may be among them; they are left out here. Read once. */
  readonly findings: Iterable<Finding>;
}

const columns = [
  "row_type",
  "account_id",
  "sample_account",
  "as_of",
  "coverage",
  "narrowed_to",
  "source",
  "region",
  "severity",
  "check",
  "title",
  "resource_type",
  "resource_id",
  "status",
  "since",
  "last_seen",
  "pillars",
  "responsibility",
  "rules",
  "detail",
] as const;

type Row = Partial<Record<(typeof columns)[number], string>>;

/** Lines are joined into pieces of this many, so that a reader is not fed one line at a time. */
const linesPerChunk = 500;

/** The file in pieces. A cell that a spreadsheet would run begins with an apostrophe instead. */
export async function* postureToCsv(input: CsvExportInput): AsyncIterable<string> {
  const stamp = stampOf(input);
  yield `${columns.join(",")}\n`;
  let waiting: Row[] = [];
  for await (const row of rowsOf(input)) {
    waiting.push({ ...stamp, ...row });
    if (waiting.length === linesPerChunk) {
      yield lines(waiting);
      waiting = [];
    }
  }
  if (waiting.length > 0) yield lines(waiting);
}

async function* rowsOf({ posture, resources, findings }: CsvExportInput): AsyncIterable<Row> {
  const unseen = posture.coverage.filter((row) => row.state !== "read");
  for (const row of byId(unseen, (each) => [each.source, each.region])) yield notSeenRow(row);
  const controls = new Map(posture.controls.map((control) => [control.key, control]));
  for await (const resource of resources)
    yield resourceRow(resource, controls.get(resource.control));
  const groups = new Map(posture.findingGroups.map((group) => [group.type, group]));
  for (const finding of findings) {
    if (finding.archived || finding.sample) continue;
    const group = groups.get(finding.type);
    yield {
      ...findingRow(finding),
      pillars: group?.pillars.toSorted().join(" ") ?? "",
      responsibility: group?.responsibility ?? "",
    };
  }
}

function stampOf({ posture, filter }: CsvExportInput): Row {
  const { account, sample, asOf, coverageSummary } = posture;
  return {
    account_id: account.id,
    sample_account: sample ? "yes, a sample account" : "no",
    as_of: asOf,
    coverage: coverageWords(coverageSummary, "cell"),
    narrowed_to: filterWords(sortedFilter(filter)),
  };
}

function notSeenRow(row: KeptCoverage): Row {
  return {
    row_type: "not_seen",
    source: row.source,
    region: row.region,
    title: row.reason === null ? row.state : `${row.state}: ${row.reason}`,
    status: row.state,
    last_seen: row.lastReadAt ?? "",
    detail: row.detail,
  };
}

function resourceRow(resource: FailingResource, control: ControlAssessment | undefined): Row {
  return {
    row_type: resource.excepted ? "excepted_resource" : "failing_resource",
    source: "config",
    region: resource.region,
    severity: control?.severity ?? "",
    check: resource.control,
    title: control?.title ?? "",
    resource_type: resource.resourceType,
    resource_id: resource.resourceId,
    status: resource.excepted ? "excepted" : "NON_COMPLIANT",
    since: resource.inStateSince ?? "",
    last_seen: resource.evaluatedAt ?? "",
    pillars: control?.pillars.toSorted().join(" ") ?? "",
    responsibility: control?.responsibility ?? "",
    rules: resource.ruleNames.toSorted().join(" "),
    detail: resource.annotation ?? "",
  };
}

function findingRow(finding: Finding): Row {
  return {
    row_type: "finding",
    source: "guardduty",
    region: finding.region,
    severity: severityOfScore(finding.severityScore),
    check: finding.type,
    title: finding.title,
    resource_type: finding.resourceType,
    resource_id: finding.resourceId ?? "",
    status: "active",
    since: finding.firstSeenAt ?? finding.createdAt,
    last_seen: finding.lastSeenAt ?? finding.updatedAt,
    rules: finding.id,
    detail: finding.description,
  };
}

function lines(rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map((column) => visibleText(row[column] ?? "")));
  return stringify(cells, { escape_formulas: true });
}

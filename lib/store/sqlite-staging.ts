/** The staging tables and how they are filled: prepared statements here, COPY where a database has it. */
import { createHash } from "node:crypto";
import type { CollectedEvaluation, FailureDetail } from "../posture/collected-rows.ts";
import { findingResources } from "../posture/finding-resource.ts";
import { isGlobalType } from "../posture/resource.ts";
import { severityOfScore } from "../posture/severity.ts";
import type { DetailedFinding } from "../posture/snapshot.ts";
import type { Connection } from "./sqlite-dialect.ts";
import { toMilliseconds, toOptionalMilliseconds } from "./stored-instant.ts";
import { folded, stableJson, storable, storableOrNull } from "./stored-text.ts";

/** Makes them on one connection, for its lifetime: in a file of its own, with a small cache, not in memory. */
export function createStagingTables(connection: Connection): void {
  connection.run("pragma temp_store = file; pragma temp.cache_size = -4096");
  connection.run(`
    create temp table staged_evaluations (
      region text not null, rule_name text not null, resource_type text not null,
      resource_id text not null, resource_region text not null, compliance text not null,
      annotation text, in_state_since integer, evaluated_at integer, captured_at integer,
      primary key (region, rule_name, resource_type, resource_id)
    ) strict, without rowid;
    create temp table staged_details (
      region text not null, rule_name text not null, resource_type text not null,
      resource_id text not null, annotation text, evaluated_at integer,
      primary key (region, rule_name, resource_type, resource_id)
    ) strict, without rowid;
    create temp table staged_rules (
      region text not null, name text not null, control_key text not null,
      replaces integer not null, holds_rows integer not null,
      primary key (region, name)
    ) strict, without rowid;
    create temp table staged_regions (
      reading text not null, region text not null,
      primary key (reading, region)
    ) strict, without rowid;
    create temp table staged_findings (
      region text not null, id text not null, type text not null, severity text not null,
      severity_score real not null, updated_at integer not null, archived integer not null,
      sample integer not null, search_text text not null, payload text not null,
      digest text not null, detail text not null, subjects text not null,
      primary key (region, id)
    ) strict;
    create temp table staged_gone (
      region text not null, id text not null,
      primary key (region, id)
    ) strict, without rowid;
    create temp table touched_resources (
      resource_type text not null, resource_id text not null, resource_region text not null,
      primary key (resource_type, resource_id, resource_region)
    ) strict, without rowid`);
}

/**
 * AWS may give a row twice while its pages shift: then the worse verdict stands, and of two failures the
 * one that comes with its details.
 */
export const insertStagedEvaluation = `
  insert into staged_evaluations as known
    (region, rule_name, resource_type, resource_id, resource_region, compliance, annotation,
     in_state_since, evaluated_at, captured_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict do update set
    compliance = excluded.compliance, annotation = excluded.annotation,
    in_state_since = excluded.in_state_since, evaluated_at = excluded.evaluated_at,
    captured_at = excluded.captured_at
  where excluded.compliance = 'NON_COMPLIANT' and (
    known.compliance <> 'NON_COMPLIANT' or excluded.evaluated_at is not null
    or known.evaluated_at is null)`;

/** Details given twice: those that came later stand. */
export const insertStagedDetail = `
  insert or replace into staged_details
    (region, rule_name, resource_type, resource_id, annotation, evaluated_at)
  values (?, ?, ?, ?, ?, ?)`;

/** A finding given twice: the later reading stands. */
export const insertStagedFinding = `
  insert or replace into staged_findings
    (region, id, type, severity, severity_score, updated_at, archived, sample, search_text, payload,
     digest, detail, subjects)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Parameters of {@link insertStagedEvaluation}. */
export function stagedEvaluationOf(region: string, evaluation: CollectedEvaluation) {
  const { resourceType } = evaluation;
  return [
    region,
    storable(evaluation.ruleName),
    storable(resourceType),
    storable(evaluation.resourceId),
    isGlobalType(resourceType) ? "global" : region,
    evaluation.compliance,
    storableOrNull(evaluation.annotation),
    toOptionalMilliseconds(evaluation.inStateSince),
    toOptionalMilliseconds(evaluation.evaluatedAt),
    toOptionalMilliseconds(evaluation.capturedAt),
  ];
}

/** Parameters of {@link insertStagedDetail}. */
export function stagedDetailOf(region: string, detail: FailureDetail) {
  return [
    region,
    storable(detail.ruleName),
    storable(detail.resourceType),
    storable(detail.resourceId),
    storableOrNull(detail.annotation),
    toOptionalMilliseconds(detail.evaluatedAt),
  ];
}

/** Parameters of {@link insertStagedFinding}. */
export function stagedFindingOf(region: string, { detail, ...finding }: DetailedFinding) {
  const payload = stableJson(finding);
  return [
    region,
    storable(finding.id),
    storable(finding.type),
    severityOfScore(finding.severityScore),
    finding.severityScore,
    toMilliseconds(finding.updatedAt),
    Number(finding.archived),
    Number(finding.sample),
    searchTextOf(finding),
    payload,
    createHash("sha256").update(payload).update(storable(detail)).digest("base64url"),
    storable(detail),
    stableJson(subjectsOf(detail, finding)),
  ];
}

function subjectsOf(detail: string, place: { accountId: string; region: string }) {
  return findingResources(detail, place)
    .filter(({ relation }) => relation === "subject")
    .map(({ resourceType, resourceId }) => [resourceType, resourceId]);
}

/** Line breaks between the parts, so that a search never matches across two of them. */
function searchTextOf(finding: Omit<DetailedFinding, "detail">): string {
  const { type, title, resourceType, resourceId, id } = finding;
  return folded([type, title, resourceType, resourceId ?? "", id].join("\n"));
}

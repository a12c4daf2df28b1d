/**
 * The posture as JSON, `demarc.posture/1`: the shape other programs rely on, described by
 * `posture-schema.json` beside this file. It grows by new members; none ever changes its meaning.
 */

import type { Posture } from "../posture/posture.ts";
import type { Reviews } from "../posture/reviews.ts";
import { assessUserControls } from "../posture/user-controls.ts";
import type { ExportedPosture } from "./exported-posture.ts";
import { sortedFilter } from "./filter-words.ts";
import * as rows from "./json-rows.ts";
import { byId } from "./order-rows.ts";

/** With what reviewers added to it. */
export interface ReviewedPosture extends ExportedPosture {
  readonly reviews: Reviews;
}

/**
 * One posture gives the same bytes each time, but for `generatedAt`: members have a fixed order,
 * lists are sorted by their ids, ratios have at most four decimals and are cut, never rounded up.
 */
export function postureToJson(reviewed: ReviewedPosture): string {
  const { posture, filter, generatedAt, reviews } = reviewed;
  const { account, snapshot, coverageSummary } = posture;
  const document = {
    schema: "demarc.posture/1",
    generatedAt,
    asOf: posture.asOf,
    status: posture.status,
    filter: sortedFilter(filter),
    sample: posture.sample,
    account: { id: account.id, alias: account.alias, partition: account.partition },
    snapshot: {
      id: snapshot.id,
      startedAt: snapshot.startedAt,
      finishedAt: snapshot.finishedAt,
      outcome: snapshot.outcome,
    },
    oldestEvidenceAt: posture.oldestEvidenceAt,
    coverageSummary: { read: coverageSummary.read, total: coverageSummary.total },
    ...deployedMembers(posture),
    ...judgedMembers(posture),
    ...evidenceMembers(posture),
    ...reviewMembers(posture, reviews),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What is deployed, and how much of it was seen. */
function deployedMembers({ coverage, recorders, rules, conformancePacks }: Posture) {
  return {
    coverage: byId(coverage, (row) => [row.accountId, row.region, row.source]).map(
      rows.coverageRow,
    ),
    recorders: byId(recorders, (row) => [row.region, row.name]).map(rows.recorderRow),
    rules: byId(rules, (row) => [row.accountId, row.region, row.name]).map(rows.ruleRow),
    conformancePacks: byId(conformancePacks, (row) => [row.accountId, row.region, row.name]).map(
      rows.packRow,
    ),
  };
}

function judgedMembers(posture: Posture) {
  return {
    controls: byId(posture.controls, (row) => [row.key]).map(rows.controlRow),
    findings: rows.findingCounts(posture.findings),
    findingGroups: byId(posture.findingGroups, (row) => [row.type]).map(rows.findingGroupRow),
    pillars: byId(posture.pillars, (row) => [row.id]).map(rows.pillarRow),
    responsibilities: byId(posture.responsibilities, (row) => [row.id]).map(rows.responsibilityRow),
    frameworks: byId(posture.frameworks, (row) => [row.id]).map(rows.frameworkRow),
    acceptableUse: byId(posture.acceptableUse, (row) => [row.id]).map(rows.acceptableUseRow),
  };
}

function evidenceMembers({ reports, agreements, exceptions }: Posture) {
  return {
    reports: byId(reports, (row) => [row.id, String(row.version).padStart(9, "0")]).map(
      rows.reportRow,
    ),
    agreements: byId(agreements, (row) => [row.name, row.id]).map(rows.agreementRow),
    exceptions: byId(exceptions, (row) => [row.control, row.resource ?? "", row.expiresOn]).map(
      rows.exceptionRow,
    ),
  };
}

function reviewMembers(posture: Posture, { userControls, testWindows }: Reviews) {
  const judged = assessUserControls(userControls, posture, posture.asOf);
  return {
    userControls: byId(judged, ({ id }) => [id]).map(rows.userControlRow),
    testWindows: byId(testWindows, ({ id }) => [id]).map(rows.testWindowRow),
  };
}

/** What was not collected and why, for programs and in words. */

import { wasRead } from "../../posture/coverage.ts";
import type { Posture } from "../../posture/posture.ts";
import type { KeptCoverage } from "../../posture/snapshot.ts";
import { coverageWords } from "../coverage-words.ts";
import { coverageRow } from "../json-rows.ts";
import { byId } from "../order-rows.ts";
import { visibleText } from "../visible-text.ts";
import { reasonWords, sourceWords } from "../words.ts";

/** Every source in every region with how its reading ended, and every control that could not be judged. */
export function coverageToJson(posture: Posture): string {
  const { account, sample, asOf, coverageSummary } = posture;
  const document = {
    schema: "demarc.coverage/1",
    account: account.id,
    sample,
    asOf,
    readings: { whole: coverageSummary.read, total: coverageSummary.total },
    coverage: rowsOf(posture).map((row) => ({
      ...coverageRow(row),
      collected: row.state === "read" ? "whole" : wasRead(row) ? "in part" : "not",
      because: row.reason === null ? null : reasonWords[row.reason],
    })),
    controlsNotEvaluated: byId(posture.controls, (control) => [control.key])
      .filter((control) => control.status === "notEvaluated")
      .map(({ key, title, regions, unseen }) => ({ key, title, regions, unseen })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The same as a page of text: what was not read comes first. */
export function coverageToText(posture: Posture): string {
  const { account, sample, asOf, coverageSummary } = posture;
  const rows = rowsOf(posture);
  const unseen = rows.filter((row) => row.state !== "read");
  const unjudged = byId(posture.controls, (control) => [control.key]).filter(
    (control) => control.status === "notEvaluated",
  );
  const lines = [
    "WHAT WAS NOT COLLECTED, AND WHY",
    "",
    `${sample ? "Sample account" : "AWS account"} ${account.id}, as of ${asOf}.`,
    `${coverageWords(coverageSummary, "sentence")}. A reading is one source in one region.`,
    "Nothing in this bundle says anything about what a reading below would have shown.",
    "",
    `Not read, or not whole: ${unseen.length}`,
    "",
    ...unseen.flatMap((row) => [
      `  ${row.region}  ${sourceWords[row.source]}: ${howItEnded(row)}`,
      ...(row.detail === "" ? [] : [`      ${visibleText(row.detail)}`]),
      `      last read: ${row.lastReadAt ?? "never"}`,
    ]),
    "",
    `Controls that could not be judged: ${unjudged.length} of ${posture.controls.length}`,
    "",
    ...unjudged.flatMap((control) => [
      `  ${visibleText(control.key)}`,
      ...control.unseen.map((why) => `      ${why.regions.join(", ")}: ${visibleText(why.detail)}`),
    ]),
    "",
    "Read whole:",
    "",
    ...rows
      .filter((row) => row.state === "read")
      .map((row) => `  ${row.region}  ${sourceWords[row.source]}  ${row.collectedAt}`),
  ];
  return `${lines.join("\n")}\n`;
}

function rowsOf({ coverage }: Posture): KeptCoverage[] {
  return byId(coverage, (row) => [row.source, row.region]);
}

function howItEnded(row: KeptCoverage): string {
  const why = row.reason === null ? "" : `, ${reasonWords[row.reason]}`;
  if (row.state === "not_set_up") return `not set up${why}`;
  return `${wasRead(row) ? "read in part" : "not read"}${why}`;
}

/**
 * The gate's answer as JUnit XML, which pipelines draw as tests: a case for each control, each type of
 * active finding and each reading. What was not seen is skipped with the reason, and never passes.
 */

import XMLBuilder from "fast-xml-builder";
import type { PostureCheck } from "../posture/check-posture.ts";
import type { ControlAssessment, FindingGroup, Posture } from "../posture/posture.ts";
import { isAtLeast } from "../posture/severity.ts";
import type { KeptCoverage } from "../posture/snapshot.ts";
import { titleOfCheck } from "./check-title.ts";
import { gapInWords } from "./check-words.ts";
import type { ExportedPosture } from "./exported-posture.ts";
import { sortedFilter } from "./filter-words.ts";
import { byId } from "./order-rows.ts";
import { shortText, visibleText } from "./visible-text.ts";
import { reasonWords, sourceWords } from "./words.ts";

/** A message is shown on one line. */
const messageLength = 400;

interface Case {
  readonly group: string;
  readonly name: string;
  /** Null: it passed. */
  readonly trouble: {
    readonly kind: "failure" | "skipped";
    readonly type?: string;
    readonly message: string;
  } | null;
}

/** The whole file. Text from the account stands in it with its unseen characters written out. */
export function checkToJunit(
  { posture, filter, generatedAt }: ExportedPosture,
  check: PostureCheck,
): string {
  const suites = [
    suiteOf(
      "controls",
      posture.asOf,
      byId(posture.controls, ({ key }) => [key]).map(caseOf(check)),
    ),
    suiteOf("findings", posture.asOf, findingCases(posture, check)),
    suiteOf("coverage", posture.asOf, coverageCases(posture, check)),
  ];
  const sum = (name: "tests" | "failures" | "skipped") =>
    suites.reduce((total, suite) => total + suite[`@_${name}`], 0);
  const builder = new XMLBuilder({
    attributeNamePrefix: "@_",
    ignoreAttributes: false,
    format: true,
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
  });
  const document = builder.build({
    testsuites: {
      "@_name": `Demarc, ${posture.sample ? "sample account" : "account"} ${posture.account.id}`,
      "@_tests": sum("tests"),
      "@_failures": sum("failures"),
      "@_skipped": sum("skipped"),
      "@_errors": 0,
      "@_timestamp": posture.asOf,
      properties: {
        property: propertiesOf({ posture, filter, generatedAt }, check).map(([name, value]) => ({
          "@_name": name,
          "@_value": visibleText(value),
        })),
      },
      testsuite: suites,
    },
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}`;
}

function propertiesOf(
  { posture, filter, generatedAt }: ExportedPosture,
  { passed, failOn, minCoverage }: PostureCheck,
): [string, string][] {
  const { read, total } = posture.coverageSummary;
  return [
    ["account", posture.account.id],
    ["sample", String(posture.sample)],
    ["asOf", posture.asOf],
    ["generatedAt", generatedAt],
    ["passed", String(passed)],
    ["failOn", failOn],
    ...(minCoverage === null ? [] : [["minCoverage", String(minCoverage)] as [string, string]]),
    ["readingsWhole", `${read} of ${total}`],
    ...Object.entries(sortedFilter(filter)).map(([name, value]): [string, string] => [
      `filter.${name}`,
      value,
    ]),
  ];
}

function suiteOf(name: string, timestamp: string, cases: readonly Case[]) {
  const having = (kind: string) => cases.filter(({ trouble }) => trouble?.kind === kind).length;
  return {
    "@_name": name,
    "@_tests": cases.length,
    "@_failures": having("failure"),
    "@_skipped": having("skipped"),
    "@_errors": 0,
    "@_timestamp": timestamp,
    testcase: cases.map(({ group, name: title, trouble }) => ({
      "@_classname": `demarc.${group}`,
      "@_name": visibleText(title),
      ...(trouble === null
        ? {}
        : {
            [trouble.kind]: {
              ...(trouble.type === undefined ? {} : { "@_type": trouble.type }),
              "@_message": shortText(trouble.message, messageLength),
            },
          }),
    })),
  };
}

/** What a control's status says of the gate. */
function caseOf({ failOn }: PostureCheck): (control: ControlAssessment) => Case {
  return (control) => ({
    group: `controls.${control.primaryPillar ?? "no-pillar"}`,
    name: `${titleOfCheck(control.title, control.status)} (${control.key})`,
    trouble: troubleOf(control, failOn),
  });
}

function troubleOf(control: ControlAssessment, failOn: PostureCheck["failOn"]): Case["trouble"] {
  const { status, severity, nonCompliantResources, failingRegions } = control;
  const seen = control.unseen
    .map((each) => `${each.regions.join(", ")}: ${each.detail}`)
    .join("; ");
  switch (status) {
    case "passing":
      return null;
    case "failing": {
      const what = `${severity}: ${nonCompliantResources} failing in ${failingRegions.join(", ")}`;
      return isAtLeast(severity, failOn)
        ? { kind: "failure", type: severity, message: what }
        : { kind: "skipped", message: `${what}; only ${failOn} or worse fails here` };
    }
    case "excepted":
      return {
        kind: "skipped",
        message: `excepted, not compliant: ${control.exceptedResources} failing under an exception`,
      };
    case "notApplicable":
      return { kind: "skipped", message: "nothing in scope" };
    case "notEvaluated":
      return { kind: "skipped", message: `not judged. ${seen}` };
    default: {
      const unknown: never = status;
      throw new Error(`No such status: ${String(unknown)}`);
    }
  }
}

function findingCases({ findingGroups }: Posture, { failOn }: PostureCheck): Case[] {
  return byId(findingGroups, ({ type }) => [type]).map((group) => ({
    group: "findings",
    name: `${group.title} (${group.type})`,
    trouble: isAtLeast(group.severity, failOn)
      ? { kind: "failure", type: group.severity, message: inWords(group) }
      : { kind: "skipped", message: `${inWords(group)}; only ${failOn} or worse fails here` },
  }));
}

function inWords({ severity, count, regions }: FindingGroup): string {
  return `${severity}: ${count} active in ${regions.join(", ")}`;
}

function coverageCases({ coverage }: Posture, { gaps }: PostureCheck): Case[] {
  const asked = gaps.map(
    (gap): Case => ({
      group: "coverage",
      name: `enough was seen (${gap.kind.replace("_", " ")})`,
      trouble: { kind: "failure", type: "coverage", message: gapInWords(gap) },
    }),
  );
  const readings = byId(coverage, ({ source, region }) => [source, region]).map(
    (row): Case => ({
      group: `coverage.${row.source}`,
      name: `${sourceWords[row.source]} in ${row.region}`,
      trouble: row.state === "read" ? null : { kind: "skipped", message: unseenInWords(row) },
    }),
  );
  return [...asked, ...readings];
}

function unseenInWords({ state, reason, detail }: KeptCoverage): string {
  const what =
    state === "partial" ? "read in part" : state === "not_set_up" ? "not set up" : "not read";
  const why = reason === null ? "" : `, ${reasonWords[reason]}`;
  return `${what}${why}. ${detail}`;
}

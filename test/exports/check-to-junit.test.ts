import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { checkToJson } from "../../lib/exports/check-to-json.ts";
import { checkToJunit } from "../../lib/exports/check-to-junit.ts";
import { checkPosture } from "../../lib/posture/check-posture.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aPosture } from "../builders/a-posture.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { hostileTexts } from "./hostile-texts.ts";

const generatedAt = "2026-11-22T10:00:00.000Z";

interface Suite {
  readonly "@_name": string;
  readonly "@_tests": string;
  readonly "@_failures": string;
  readonly "@_skipped": string;
  readonly testcase?: readonly {
    readonly "@_name": string;
    readonly failure?: { readonly "@_message": string };
    readonly skipped?: { readonly "@_message": string };
  }[];
}

/** As a pipeline reads it; refused when it is no XML. */
function suitesOf(posture: Posture, failOn: "high" | "medium" = "medium") {
  const check = checkPosture(posture, { failOn, minCoverage: null });
  const text = checkToJunit({ posture, filter: {}, generatedAt }, check);
  expect(XMLValidator.validate(text)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => ["testsuite", "testcase"].includes(name),
  });
  const { testsuites } = parser.parse(text) as {
    readonly testsuites: Omit<Suite, "testcase"> & { readonly testsuite: readonly Suite[] };
  };
  return testsuites;
}

const failing = { evaluations: [anEvaluation({ compliance: "NON_COMPLIANT" })] };

describe("the gate's answer as JUnit XML", () => {
  test("what fails is a failure, what passes is a case without one, and the sums are those of the cases", () => {
    const { testsuite, ...sums } = suitesOf(aPosture(failing));
    const [controls] = testsuite;
    expect(testsuite.map((suite) => suite["@_name"])).toEqual(["controls", "findings", "coverage"]);
    expect(controls?.testcase?.[0]?.failure?.["@_message"]).toMatch(/^medium: 1 failing in /);
    for (const name of ["@_tests", "@_failures", "@_skipped"] as const)
      expect(testsuite.reduce((sum, suite) => sum + Number(suite[name]), 0)).toBe(
        Number(sums[name]),
      );
    expect(suitesOf(aPosture()).testsuite[0]?.testcase?.[0]).not.toHaveProperty("failure");
  });

  test("a case that passes is not named by its failure, and keeps its control's key", () => {
    const nameIn = (posture: Posture) => suitesOf(posture).testsuite[0]?.testcase?.[0]?.["@_name"];
    expect(nameIn(aPosture(failing))).toBe(
      "S3 bucket keeps no versions (S3_BUCKET_VERSIONING_ENABLED)",
    );
    expect(nameIn(aPosture())).toBe(
      "Not the case: S3 bucket keeps no versions (S3_BUCKET_VERSIONING_ENABLED)",
    );
  });

  test("what fails less badly than asked is skipped and says so", () => {
    const [controls] = suitesOf(aPosture(failing), "high").testsuite;
    expect(controls).toMatchObject({ "@_failures": "0", "@_skipped": "1" });
    expect(controls?.testcase?.[0]?.skipped?.["@_message"]).toContain("only high or worse fails");
  });

  test("what was not seen is skipped with the reason, and never passes", () => {
    const unread = aKeptCoverage({ state: "not_read", reason: "denied", detail: "AccessDenied" });
    const { testsuite } = suitesOf(aPosture({ coverage: [unread] }));
    const [controls, , coverage] = testsuite;
    expect(controls?.testcase?.[0]?.skipped?.["@_message"]).toMatch(/^not judged/);
    expect(coverage?.testcase?.at(-1)?.skipped?.["@_message"]).toMatch(
      /^not read, .*AccessDenied$/,
    );
  });

  test.for(Object.entries(hostileTexts))("stays XML, whatever a title holds: %s", ([, title]) => {
    const [, findings] = suitesOf(
      aPosture({ findings: [aFinding({ type: title, title })] }),
    ).testsuite;
    expect(findings?.testcase).toHaveLength(1);
  });
});

test("as JSON it says what was asked, of what, and what failed", () => {
  const posture = aPosture(failing);
  const check = checkPosture(posture, { failOn: "medium", minCoverage: 100 });
  const answer = JSON.parse(
    checkToJson({ posture, filter: { region: "eu-west-1" }, generatedAt }, check),
  );
  expect(answer).toMatchObject({
    schema: "demarc.check/1",
    passed: false,
    failOn: "medium",
    minCoverage: 100,
    filter: { region: "eu-west-1" },
    account: { id: posture.account.id },
    asOf: posture.asOf,
    controls: [{ severity: "medium", failingResources: 1 }],
  });
});

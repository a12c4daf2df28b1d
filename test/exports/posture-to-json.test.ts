import { describe, expect, test } from "vitest";
import schema from "../../lib/exports/posture-schema.json" with { type: "json" };
import { postureToJson } from "../../lib/exports/posture-to-json.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { Reviews } from "../../lib/posture/reviews.ts";
import type { Snapshot } from "../../lib/posture/snapshot.ts";
import * as vocabulary from "../../lib/posture/vocabulary.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aPosture } from "../builders/a-posture.ts";
import { anAgreement, aReport } from "../builders/a-report.ts";
import { aTestWindow, aUserControl } from "../builders/a-review.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aPack, aRecorder } from "../builders/an-observation.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { validatePosture } from "./validate-posture.ts";

const reviews: Reviews = {
  notes: [],
  userControls: [aUserControl({ id: "UC-2" }), aUserControl({ id: "UC-1", controls: ["GONE"] })],
  testWindows: [aTestWindow({ id: "TW-2" }), aTestWindow({ id: "TW-1" })],
};

function exported(posture: Posture, generatedAt = "2026-11-22T10:00:00.000Z") {
  const text = postureToJson({ posture, filter: {}, generatedAt, reviews });
  return { text, document: JSON.parse(text) };
}

/** Two regions, one of them unread, with something in every list. */
function aFullSnapshot(): Partial<Snapshot> {
  const packName = "Operational-Best-Practices";
  return {
    coverage: [
      aKeptCoverage({ region: "us-east-1", source: "guardduty" }),
      aKeptCoverage({ region: "eu-west-1", source: "config" }),
      aKeptCoverage({
        region: "us-east-1",
        state: "not_read",
        reason: "throttled",
        detail: "slow",
      }),
      aKeptCoverage({
        region: "eu-west-1",
        state: "not_set_up",
        reason: "detector_missing",
        source: "guardduty",
      }),
      aKeptCoverage({ region: "global", source: "artifact" }),
    ],
    recorders: [aRecorder({ region: "us-east-1" }), aRecorder()],
    rules: [
      aKeptRule({ name: "b-conformance-pack-a1b2c3d4e", packName }),
      aKeptRule({ name: "a", parameters: { zone: "2", age: "90" } }),
      aKeptRule({ name: "custom", identifier: null, owner: "CUSTOM_LAMBDA" }),
      aKeptRule({ name: "a", region: "us-east-1" }),
    ],
    packs: [
      aPack({ name: packName, ruleNames: ["b-conformance-pack-a1b2c3d4e"], awsScore: 66.67 }),
    ],
    evaluations: [
      anEvaluation({ ruleName: "a" }),
      anEvaluation({ ruleName: "a", resourceId: "logs", compliance: "NON_COMPLIANT" }),
      anEvaluation({ ruleName: "b-conformance-pack-a1b2c3d4e" }),
      anEvaluation({ ruleName: "b-conformance-pack-a1b2c3d4e", resourceId: "logs" }),
      anEvaluation({
        ruleName: "b-conformance-pack-a1b2c3d4e",
        resourceId: "x",
        compliance: "NON_COMPLIANT",
      }),
    ],
    findings: [
      aFinding(),
      aFinding({ id: "2", archived: true }),
      aFinding({ id: "3", sample: true }),
    ],
    reports: [aReport({ id: "report-2" }), aReport({ version: 12 }), aReport({ version: 4 })],
    agreements: [anAgreement()],
  };
}

describe("the JSON export", () => {
  test("of an account with something in every list is as its schema says", () => {
    expect(validatePosture(exported(aPosture(aFullSnapshot())).document)).toEqual([]);
  });

  test("of an account with nothing in any list is as its schema says", () => {
    const posture = aPosture({ coverage: [], recorders: [], rules: [], evaluations: [] });
    expect(validatePosture(exported(posture).document)).toEqual([]);
  });

  test("is the same for the same posture, byte for byte, but for the instant it was generated at", () => {
    const [one, two] = [1, 2].map(
      (day) => exported(aPosture(aFullSnapshot()), `2026-12-0${day}T00:00:00.000Z`).text,
    );
    expect(one).not.toBe(two);
    expect(one?.replace("2026-12-01", "2026-12-02")).toBe(two);
  });

  test("does not depend on the order in which anything was observed", () => {
    const snapshot = aFullSnapshot();
    const reversed = Object.fromEntries(
      Object.entries(snapshot).map(([name, rows]) => [
        name,
        Array.isArray(rows) ? rows.toReversed() : rows,
      ]),
    );
    expect(exported(aPosture(reversed)).text).toBe(exported(aPosture(snapshot)).text);
  });

  test("sorts every list by its ids", () => {
    const { document } = exported(aPosture(aFullSnapshot()));
    const ids = (rows: Record<string, string>[], ...names: string[]) =>
      rows.map((row) => names.map((name) => row[name]).join(" "));
    expect(ids(document.rules, "region", "name")).toEqual([
      "eu-west-1 a",
      "eu-west-1 b-conformance-pack-a1b2c3d4e",
      "eu-west-1 custom",
      "us-east-1 a",
    ]);
    expect(ids(document.coverage, "region", "source")).toEqual([
      "eu-west-1 config",
      "eu-west-1 guardduty",
      "global artifact",
      "us-east-1 config",
      "us-east-1 guardduty",
    ]);
    expect(ids(document.reports, "id", "version")).toEqual([
      "report-0000000000000001 4",
      "report-0000000000000001 12",
      "report-2 1",
    ]);
    expect(ids(document.userControls, "id", "status")).toEqual([
      "UC-1 not_evaluated",
      "UC-2 failing",
    ]);
    expect(ids(document.userControls, "id", "isWhole")).toEqual(["UC-1 false", "UC-2 false"]);
    expect(ids(document.testWindows, "id")).toEqual(["TW-1", "TW-2"]);
    for (const list of [document.pillars, document.responsibilities, document.controls]) {
      const keys = ids(list, list === document.controls ? "key" : "id");
      expect(keys).toEqual(keys.toSorted());
    }
  });

  test("says per rule what AWS says of it, and NOT_READ where nothing could be asked", () => {
    const { document } = exported(aPosture(aFullSnapshot()));
    expect(
      document.rules.map((rule: Posture["rules"][number]) => [
        rule.compliance,
        rule.compliantResources,
        rule.nonCompliantResources,
      ]),
    ).toEqual([
      ["NON_COMPLIANT", 1, 1],
      ["NON_COMPLIANT", 2, 1],
      ["INSUFFICIENT_DATA", 0, 0],
      ["NOT_READ", 0, 0],
    ]);
  });

  test("shows AWS's score of a pack as AWS gives it, and cuts its own", () => {
    const [pack] = exported(aPosture(aFullSnapshot())).document.conformancePacks;
    expect([pack.awsScore, pack.computedScore]).toEqual([66.67, 66.6666]);
  });

  test("carries hostile text unharmed: JSON needs no other escaping", () => {
    for (const hostile of Object.values(hostileTexts)) {
      const account = { id: "111122223333", alias: hostile, partition: "aws" };
      const { document } = exported(aPosture({ account }));
      expect(document.account.alias).toBe(hostile);
      expect(validatePosture(document)).toEqual([]);
    }
  });

  test("says whether it is of the sample account", () => {
    const account = { id: "987654321098", alias: null, partition: "aws" };
    expect(exported(aPosture()).document.sample).toBe(true);
    expect(exported(aPosture({ account })).document.sample).toBe(false);
  });

  test("keeps the members of standards and acceptable use, empty until they are judged", () => {
    const { document } = exported(aPosture());
    expect([document.frameworks, document.acceptableUse]).toEqual([[], []]);
  });
});

describe("the schema", () => {
  const words = [
    ["pillarId", vocabulary.pillarIds],
    ["customerItemId", vocabulary.customerItemIds],
    ["awsItemId", vocabulary.awsItemIds],
    ["severity", vocabulary.severities],
    ["classifiedBy", vocabulary.classifications],
    ["compliance", vocabulary.ruleCompliances],
    ["postureStatus", vocabulary.postureStatuses],
    ["reason", vocabulary.coverageReasons],
  ] as const;

  test.for(words)("knows the vocabulary's words for %s and no others", ([name, known]) => {
    expect(schema.$defs[name].enum.toSorted()).toEqual(known.toSorted());
  });

  const broken: [string, (document: Record<string, never>) => unknown][] = [
    ["a member that is missing", ({ findings, ...rest }) => rest],
    ["a word that does not exist", (document) => ({ ...document, snapshot: { outcome: "fine" } })],
    [
      "an instant without its zone",
      (document) => ({ ...document, generatedAt: "2026-11-22 10:00" }),
    ],
    ["a pillar that is missing", (document) => ({ ...document, pillars: [] })],
    ["another contract's version", (document) => ({ ...document, schema: "demarc.posture/2" })],
    [
      "a reading that failed without a reason",
      (document) => ({ ...document, coverage: [{ ...aKeptCoverage(), state: "not_read" }] }),
    ],
  ];

  test.for(broken)("refuses %s", ([, breakIt]) => {
    const { document } = exported(aPosture());
    expect(validatePosture(breakIt(document))).not.toEqual([]);
  });

  test("accepts members that a later version will add", () => {
    const { document } = exported(aPosture());
    expect(validatePosture({ ...document, somethingNew: 1 })).toEqual([]);
  });
});

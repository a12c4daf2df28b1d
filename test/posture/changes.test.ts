import { describe, expect, test } from "vitest";
import { comparePostures } from "../../lib/posture/compare-postures.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { ControlChange } from "../../lib/posture/posture-changes.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aReport } from "../builders/a-report.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";
import { assess } from "./assessing.ts";

function onlyChange(before: Posture, after: Posture): ControlChange {
  const [change, ...others] = comparePostures(before, after).controls;
  if (change === undefined || others.length > 0) throw new Error(`${others.length + 1} changes`);
  return change;
}

const failing = anEvaluation({ compliance: "NON_COMPLIANT" });
const otherRegion = { region: "us-east-1" } as const;
const unread = { ...otherRegion, state: "not_read", reason: "denied" } as const;
const bothRegions = (second: Parameters<typeof aKeptCoverage>[0]) => [
  aKeptCoverage({}),
  aKeptCoverage(second),
];

describe("a resource", () => {
  test("that fails now makes its control newly failing", () => {
    const change = onlyChange(assess(), assess({ evaluations: [failing] }));

    expect(change).toMatchObject({ kind: "newly_failing", cause: "resource", alsoBy: [] });
  });

  test("that is gone takes its failure along", () => {
    const change = onlyChange(
      assess({ evaluations: [failing, anEvaluation({ resourceId: "safe" })] }),
      assess({ evaluations: [anEvaluation({ resourceId: "safe" })] }),
    );

    expect(change).toMatchObject({ kind: "no_longer_failing", cause: "resource" });
  });

  test("more that fails is told where the control failed already", () => {
    const more = [failing, anEvaluation({ resourceId: "two", compliance: "NON_COMPLIANT" })];
    const change = onlyChange(assess({ evaluations: [failing] }), assess({ evaluations: more }));

    expect(change).toMatchObject({ kind: "more_failing", cause: "resource" });
  });
});

describe("a rule", () => {
  const second = aKeptRule({ name: "second", identifier: "RULE_B" });

  test("that is deployed brings its control, failing or not", () => {
    const after = assess({
      rules: [aKeptRule(), second],
      evaluations: [anEvaluation(), { ...failing, ruleName: "second" }],
    });
    const change = onlyChange(assess(), after);

    expect(change).toMatchObject({ key: "RULE_B", kind: "appeared", cause: "rule" });
    expect(comparePostures(assess(), after).byCause.rule.startedFailing).toBe(1);
  });

  test("with other parameters is another control: one goes and one comes", () => {
    const after = assess({ rules: [aKeptRule({ parameters: { days: "90" } })] });

    expect(comparePostures(assess(), after).controls).toMatchObject([
      { kind: "disappeared", cause: "rule" },
      { key: "S3_BUCKET_VERSIONING_ENABLED~days=90", kind: "appeared", cause: "rule" },
    ]);
  });
});

describe("coverage", () => {
  const there = aKeptRule(otherRegion);

  test("a failing copy in a region that could not be read before is newly seen, not a regress", () => {
    const before = assess({ coverage: bothRegions(unread) });
    const after = assess({
      coverage: bothRegions(otherRegion),
      rules: [aKeptRule(), there],
      evaluations: [anEvaluation(), { ...failing, ...otherRegion }],
    });

    expect(onlyChange(before, after)).toMatchObject({ kind: "newly_failing", cause: "coverage" });
    expect(comparePostures(before, after).byCause.resource.changed).toBe(0);
  });

  test("where a resource changed as well, it is told beside it and still not counted as the resource's", () => {
    const before = assess({ coverage: bothRegions(unread) });
    const after = assess({
      coverage: bothRegions(otherRegion),
      rules: [aKeptRule(), there],
      evaluations: [failing, { ...failing, ...otherRegion }],
    });

    expect(onlyChange(before, after)).toMatchObject({ cause: "coverage", alsoBy: ["resource"] });
  });

  test("has a part before a rule that was deployed elsewhere, and either before a resource", () => {
    const third = { region: "us-west-2" } as const;
    const regions = (second: Parameters<typeof aKeptCoverage>[0]) => [
      ...bothRegions(second),
      aKeptCoverage(third),
    ];
    const before = assess({ coverage: regions(unread) });
    const deployed = {
      coverage: regions(unread),
      rules: [aKeptRule(), aKeptRule(third)],
      evaluations: [failing, { ...failing, ...third }],
    };
    const seen = {
      coverage: regions(otherRegion),
      rules: [...deployed.rules, there],
      evaluations: [...deployed.evaluations, { ...failing, ...otherRegion }],
    };

    expect(onlyChange(before, assess(deployed))).toMatchObject({
      cause: "rule",
      alsoBy: ["resource"],
    });
    expect(onlyChange(before, assess(seen))).toMatchObject({
      cause: "coverage",
      alsoBy: ["resource", "rule"],
    });
  });

  test("a passing control of which one region goes out of sight is no longer seen", () => {
    const rules = [aKeptRule(), there];
    const evaluations = [anEvaluation(), anEvaluation(otherRegion)];
    const before = assess({ coverage: bothRegions(otherRegion), rules, evaluations });
    const after = assess({ coverage: bothRegions(unread), rules, evaluations });

    expect(onlyChange(before, after)).toMatchObject({ kind: "no_longer_seen", cause: "coverage" });
  });

  test("a failure kept from before a region went dark, found mended when it is read again, is the resource's doing", () => {
    const rules = [aKeptRule(), there];
    const dark = assess({
      coverage: bothRegions(unread),
      rules,
      evaluations: [anEvaluation(), { ...failing, ...otherRegion }],
    });
    const read = assess({
      coverage: bothRegions(otherRegion),
      rules,
      evaluations: [anEvaluation(), anEvaluation(otherRegion)],
    });

    expect(onlyChange(dark, read)).toMatchObject({ kind: "no_longer_failing", cause: "resource" });
  });

  test("a first result of a rule that had none is newly seen", () => {
    const none = { kind: "insufficient_data", detail: "never ran" } as const;
    const before = assess({ rules: [aKeptRule({ state: none })], evaluations: [] });

    expect(onlyChange(before, assess())).toMatchObject({ kind: "newly_seen", cause: "coverage" });
    expect(onlyChange(before, assess({ evaluations: [failing] }))).toMatchObject({
      kind: "newly_failing",
      cause: "coverage",
      alsoBy: [],
    });
  });

  test("readings are gained and lost by name", () => {
    const [before, after] = [
      assess({ coverage: bothRegions(unread) }),
      assess({ coverage: bothRegions(otherRegion) }),
    ];

    expect(comparePostures(before, after).coverage).toMatchObject([
      { kind: "gained", region: "us-east-1", source: "config" },
    ]);
    expect(comparePostures(after, before).coverage).toMatchObject([{ kind: "lost" }]);
  });

  test("a reading that fails for another reason is told, neither gained nor lost", () => {
    const before = assess({ coverage: bothRegions(unread) });
    const after = assess({ coverage: bothRegions({ ...unread, reason: "throttled" }) });

    expect(comparePostures(before, after).coverage).toMatchObject([
      { kind: "changed", before: { reason: "denied" }, after: { reason: "throttled" } },
    ]);
    expect(comparePostures(after, after).coverage).toEqual([]);
  });
});

describe("a person", () => {
  test("accepts a failure, and it is excepted rather than fixed", () => {
    const exception = anException();
    const before = assess({ evaluations: [failing] });
    const after = assess({ evaluations: [failing] }, { exceptions: [exception] });

    expect(onlyChange(before, after)).toMatchObject({ kind: "excepted", cause: "exception" });
    expect(comparePostures(before, after).byCause.exception.stoppedFailing).toBe(1);
  });

  test("accepts one failure while another is mended: the resource does not get the credit", () => {
    const [one, two, three] = ["one", "two", "three"].map((resourceId) => ({
      ...failing,
      resourceId,
    }));
    if (!(one && two && three)) throw new Error("three were made");
    const exception = anException({ resource: "one" });
    const before = assess({ evaluations: [one, two, three] });
    const mended = { ...two, compliance: "COMPLIANT" } as const;
    const after = assess({ evaluations: [one, mended, three] }, { exceptions: [exception] });

    expect(onlyChange(before, after)).toMatchObject({
      kind: "fewer_failing",
      cause: "exception",
      alsoBy: ["resource"],
    });
  });
});

describe("another catalogue", () => {
  const elsewhere = assess({}, { catalogue: { rules: [{ pillars: ["reliability"] }] } });

  test("places a control elsewhere and changes nothing of how it stands", () => {
    expect(onlyChange(assess(), elsewhere)).toMatchObject({ kind: "placed", cause: "catalogue" });
  });

  test("is the cause of what a pillar counts more or less", () => {
    const { controls, byCause } = comparePostures(assess(), elsewhere, "reliability");

    expect(controls).toMatchObject([{ kind: "appeared", cause: "catalogue" }]);
    expect(byCause.catalogue.counts.passing).toBe(1);
  });
});

describe("findings and reports", () => {
  test("a type that was not there is new, and not when its detector was not heard before", () => {
    const quiet = assess();
    const loud = assess({ findings: [aFinding()] });
    const deaf = assess({
      coverage: [
        aKeptCoverage({}),
        aKeptCoverage({ source: "guardduty", state: "not_read", reason: "denied" }),
      ],
    });

    expect(comparePostures(quiet, loud).findings.groups).toMatchObject([
      { before: 0, after: 1, cause: "activity" },
    ]);
    expect(comparePostures(deaf, loud).findings.groups).toMatchObject([{ cause: "coverage" }]);
  });

  test("a report that came is new", () => {
    const after = assess({ reports: [aReport()] });

    expect(comparePostures(assess(), after).reports).toMatchObject([{ kind: "new" }]);
    expect(comparePostures(after, assess()).reports).toMatchObject([{ kind: "gone" }]);
  });

  test("a report that stopped speaking in between is told once", () => {
    const before = assess({ reports: [aReport()] });
    const reports = before.reports.map((report) => ({ ...report, validity: "expired" as const }));
    const after = { ...before, reports };

    expect(comparePostures(before, after).reports).toMatchObject([{ kind: "expired" }]);
    expect(comparePostures(after, after).reports).toEqual([]);
  });
});

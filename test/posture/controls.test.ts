import { describe, expect, test } from "vitest";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";
import { assess, onlyControl } from "./assessing.ts";

const inUs = { region: "us-east-1" };

describe("where a control stands", () => {
  test("a control with one compliant resource and none failing passes", () => {
    expect(onlyControl(assess())).toMatchObject({ status: "passing", compliantResources: 1 });
  });

  test("one non-compliant resource fails the control, however many comply", () => {
    const evaluations = [
      anEvaluation({ resourceId: "a" }),
      anEvaluation({ resourceId: "b" }),
      anEvaluation({ resourceId: "c", compliance: "NON_COMPLIANT" }),
    ];
    expect(onlyControl(assess({ evaluations }))).toMatchObject({
      status: "failing",
      compliantResources: 2,
      nonCompliantResources: 1,
    });
  });

  test("a control whose rule ran and found nothing to judge is not applicable", () => {
    const rules = [aKeptRule({ state: { kind: "nothing_in_scope" } })];
    expect(onlyControl(assess({ rules, evaluations: [] })).status).toBe("notApplicable");
  });

  test("a control whose rule never ran is not evaluated, and says why", () => {
    const rules = [aKeptRule({ state: { kind: "insufficient_data", detail: "never evaluated" } })];
    expect(onlyControl(assess({ rules, evaluations: [] }))).toMatchObject({
      status: "notEvaluated",
      unseen: [{ kind: "insufficient_data", regions: ["eu-west-1"], detail: "never evaluated" }],
    });
  });

  test("a control whose only rule could not be read is not evaluated, and its rule is NOT_READ", () => {
    const rules = [
      aKeptRule({ state: { kind: "not_read", reason: "throttled", detail: "Rate exceeded" } }),
    ];
    const posture = assess({ rules, evaluations: [] });
    expect(onlyControl(posture)).toMatchObject({
      status: "notEvaluated",
      unseen: [{ kind: "not_read", reason: "throttled", regions: ["eu-west-1"] }],
    });
    expect(posture.rules[0]?.compliance).toBe("NOT_READ");
  });

  test("a rule that AWS calls evaluated but that has no rows is not evaluated", () => {
    expect(onlyControl(assess({ evaluations: [] })).status).toBe("notEvaluated");
  });
});

describe("one check, many copies", () => {
  test("the same identifier with the same parameters in two regions is one control", () => {
    const rules = [aKeptRule(), aKeptRule(inUs)];
    const evaluations = [anEvaluation(), anEvaluation(inUs)];
    const coverage = ["eu-west-1", "us-east-1"].map((region) => aKeptCoverage({ region }));
    expect(onlyControl(assess({ rules, evaluations, coverage }))).toMatchObject({
      status: "passing",
      compliantResources: 2,
      ruleCount: 2,
      regions: ["eu-west-1", "us-east-1"],
      failingRegions: [],
    });
  });

  test("names the regions in which it fails apart from those in which it is deployed", () => {
    const rules = [aKeptRule(), aKeptRule(inUs)];
    const evaluations = [anEvaluation(), anEvaluation({ ...inUs, compliance: "NON_COMPLIANT" })];
    const coverage = ["eu-west-1", "us-east-1"].map((region) => aKeptCoverage({ region }));
    expect(onlyControl(assess({ rules, evaluations, coverage }))).toMatchObject({
      regions: ["eu-west-1", "us-east-1"],
      failingRegions: ["us-east-1"],
    });
  });

  test("is as old as the copy that AWS ran longest ago, and of no age when AWS did not say", () => {
    const at = (lastEvaluatedAt: string | null) =>
      onlyControl(
        assess({
          rules: [aKeptRule(), aKeptRule({ name: "copy", lastEvaluatedAt })],
          evaluations: [anEvaluation(), anEvaluation({ ruleName: "copy" })],
        }),
      );
    expect(at("2026-11-01T00:00:00.000Z").oldestEvidenceAt).toBe("2026-11-01T00:00:00.000Z");
    const unknown = assess({ rules: [aKeptRule({ lastEvaluatedAt: null })] });
    expect(onlyControl(unknown).oldestEvidenceAt).toBeNull();
  });

  test("other parameters make it another control", () => {
    const rules = [
      aKeptRule({ name: "keys-90", parameters: { maxAccessKeyAge: "90" } }),
      aKeptRule({ name: "keys-30", parameters: { maxAccessKeyAge: "30" } }),
    ];
    const keys = assess({ rules, evaluations: [] }).controls.map((control) => control.key);
    expect(keys).toEqual([
      "S3_BUCKET_VERSIONING_ENABLED~maxAccessKeyAge=30",
      "S3_BUCKET_VERSIONING_ENABLED~maxAccessKeyAge=90",
    ]);
  });

  test("a custom rule deployed by two packs is one control, whatever suffix each pack gave it", () => {
    const custom = { identifier: null, owner: "CUSTOM_LAMBDA" } as const;
    const rules = [
      aKeptRule({ ...custom, name: "team-tag-conformance-pack-a1b2c3d4e" }),
      aKeptRule({ ...custom, name: "team-tag-conformance-pack-z9y8x7w6v" }),
    ];
    expect(onlyControl(assess({ rules, evaluations: [] })).key).toBe("custom:team-tag");
  });

  test("two manual checks of a pack are two controls, though AWS gives them one identifier", () => {
    const manual = { identifier: "AWS_CONFIG_PROCESS_CHECK" };
    const rules = ["contacts", "root-use"].map((name) =>
      aKeptRule({ ...manual, name: `${name}-conformance-pack-a1b2c3d4e` }),
    );
    const keys = assess({ rules, evaluations: [] }).controls.map((control) => control.key);
    expect(keys).toEqual([
      "AWS_CONFIG_PROCESS_CHECK:contacts",
      "AWS_CONFIG_PROCESS_CHECK:root-use",
    ]);
  });

  test("a resource that two copies judge differently counts once, in its worst verdict", () => {
    const rules = [aKeptRule(), aKeptRule({ name: "copy" })];
    const evaluations = [
      anEvaluation(),
      anEvaluation({ ruleName: "copy", compliance: "NON_COMPLIANT" }),
    ];
    for (const order of [evaluations, evaluations.toReversed()])
      expect(onlyControl(assess({ rules, evaluations: order }))).toMatchObject({
        status: "failing",
        compliantResources: 0,
        nonCompliantResources: 1,
      });
  });

  test("an IAM user judged in two regions is one resource", () => {
    const user = { resourceType: "AWS::IAM::User", resourceId: "AIDAEXAMPLE" };
    const rules = [aKeptRule(), aKeptRule(inUs)];
    const evaluations = [anEvaluation(user), anEvaluation({ ...user, ...inUs })];
    expect(onlyControl(assess({ rules, evaluations })).compliantResources).toBe(1);
  });

  test("a copy without results does not blind a region in which another copy has some", () => {
    const rules = [
      aKeptRule(),
      aKeptRule({ name: "copy", state: { kind: "insufficient_data", detail: "never evaluated" } }),
    ];
    expect(onlyControl(assess({ rules })).status).toBe("passing");
  });

  test("a copy that could not be read leaves its region unseen, though another copy was read", () => {
    const rules = [
      aKeptRule(),
      aKeptRule({ name: "copy", state: { kind: "not_read", reason: "denied", detail: "denied" } }),
    ];
    expect(onlyControl(assess({ rules })).status).toBe("notEvaluated");
  });

  test("a control that passes in one region and was never evaluated in another is not evaluated", () => {
    const rules = [
      aKeptRule(),
      aKeptRule({ ...inUs, state: { kind: "insufficient_data", detail: "never evaluated" } }),
    ];
    const coverage = ["eu-west-1", "us-east-1"].map((region) => aKeptCoverage({ region }));
    expect(onlyControl(assess({ rules, coverage })).status).toBe("notEvaluated");
  });
});

describe("what is kept from an earlier collection", () => {
  const lost = [
    aKeptCoverage({
      state: "not_read",
      reason: "throttled",
      detail: "DescribeConfigRules: Rate exceeded",
      lastReadAt: "2026-11-21T09:00:00.000Z",
    }),
  ];

  test("no longer helps a control to pass when its region could not be read again", () => {
    const posture = assess({ coverage: lost });
    expect(onlyControl(posture).status).toBe("notEvaluated");
    expect(posture.rules[0]).toMatchObject({
      compliance: "NOT_READ",
      compliantResources: 1,
      because: "DescribeConfigRules: Rate exceeded",
    });
  });

  test("still fails the control: a failing read mends nothing", () => {
    const evaluations = [anEvaluation({ compliance: "NON_COMPLIANT" })];
    expect(onlyControl(assess({ coverage: lost, evaluations })).status).toBe("failing");
  });

  test("is sight for a day, and no longer: a region that nobody asked since is not seen", () => {
    const read = (collectedAt: string) => [
      aKeptCoverage({ collectedAt }),
      aKeptCoverage({ source: "guardduty" }),
    ];
    const yesterday = assess({ coverage: read("2026-11-21T10:00:00.000Z") });
    const before = assess({ coverage: read("2026-11-16T09:00:00.000Z") });
    expect(onlyControl(yesterday).status).toBe("passing");
    expect(onlyControl(before).status).toBe("notEvaluated");
    expect(before.rules[0]?.compliance).toBe("NOT_READ");
    expect(before.coverageSummary).toEqual({ read: 1, total: 2 });
    expect(before.coverage[0]).toMatchObject({
      state: "not_read",
      detail: "not collected since 2026-11-16T09:00:00.000Z",
      lastReadAt: "2026-11-16T09:00:00.000Z",
    });
  });

  test("a stopped recorder's verdicts are AWS's verdicts, but prove nothing any more", () => {
    const coverage = [
      aKeptCoverage({ state: "not_set_up", reason: "recorder_stopped", detail: "stopped" }),
    ];
    const posture = assess({ coverage });
    expect(posture.rules[0]?.compliance).toBe("COMPLIANT");
    expect(onlyControl(posture).status).toBe("notEvaluated");
  });
});

describe("exceptions", () => {
  const failing = { evaluations: [anEvaluation({ compliance: "NON_COMPLIANT" })] };
  const exception = anException({ resource: "orders", expiresOn: "2026-11-22" });

  test("a control whose only failing resource is under an active exception is excepted, not passing", () => {
    expect(onlyControl(assess(failing, { exceptions: [exception] }))).toMatchObject({
      status: "excepted",
      compliantResources: 0,
      nonCompliantResources: 0,
      exceptedResources: 1,
    });
  });

  test("an exception holds to the end of its day and no longer excuses its control after it", () => {
    const yesterday = { ...exception, expiresOn: "2026-11-21" };
    expect(onlyControl(assess(failing, { exceptions: [yesterday] })).status).toBe("failing");
  });

  test("an exception for another resource excuses nothing", () => {
    const other = { ...exception, resource: "invoices" };
    expect(onlyControl(assess(failing, { exceptions: [other] })).status).toBe("failing");
  });

  test("an exception without a resource excuses every resource of its control", () => {
    const whole = { ...exception, resource: null };
    expect(onlyControl(assess(failing, { exceptions: [whole] })).status).toBe("excepted");
  });

  test("an exception whose date cannot be read excuses nothing", () => {
    const undated = { ...exception, expiresOn: "soon" };
    expect(onlyControl(assess(failing, { exceptions: [undated] })).status).toBe("failing");
  });
});

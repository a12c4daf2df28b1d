import { describe, expect, test } from "vitest";
import type { Rule } from "../../lib/posture/snapshot.ts";
import { aDetailedFinding } from "../builders/a-finding.ts";
import { anAgreement, aReport } from "../builders/a-report.ts";
import { aRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import {
  aConfigObservation,
  aDetector,
  aGuardDutyObservation,
  anArtifactObservation,
  anUnreadObservation,
  aPack,
  aRecorder,
} from "../builders/an-observation.ts";
import { atMinute, collect, readIn, type WholeSnapshot } from "./collecting.ts";
import { aFolder, aStore, look } from "./opening.ts";

function lastReadAt({ coverage }: WholeSnapshot, source: string): string | null | undefined {
  return coverage.find((row) => row.source === source)?.lastReadAt;
}

const denied: Rule["state"] = { kind: "not_read", reason: "denied", detail: "AccessDenied" };

describe("tags of a rule", () => {
  const tags = { "demarc:pillar": "security" };
  const read = (given: Partial<Rule>) => [
    aConfigObservation({ rules: [aRule({ identifier: null, ...given })] }),
  ];

  test("that could not be read are those that were read before", async () => {
    const store = await aStore();
    await collect(store, read({ tags }), atMinute(0));
    const { snapshot } = await collect(store, read({ tags: null }), atMinute(1));
    expect(snapshot.rules[0]?.tags).toEqual(tags);
  });

  test("that were never read are none, and none once it has none", async () => {
    const store = await aStore();
    const never = await collect(store, read({ tags: null }), atMinute(0));
    expect(never.snapshot.rules[0]?.tags).toEqual({});
    await collect(store, read({ tags }), atMinute(1));
    const { snapshot } = await collect(store, read({ tags: {} }), atMinute(2));
    expect(snapshot.rules[0]?.tags).toEqual({});
  });

  test("are not handed on to another rule that is given its name", async () => {
    const store = await aStore();
    await collect(store, read({ tags }), atMinute(0));
    const another = { tags: null, arn: "arn:aws:config:eu-west-1:111122223333:config-rule/new" };
    const { snapshot } = await collect(store, read(another), atMinute(1));
    expect(snapshot.rules[0]?.tags).toEqual({});
  });
});

describe("what one collection reads", () => {
  test("comes back as it was read", async () => {
    const store = await aStore();
    const rule = aRule({ parameters: { maxAge: "90" } });
    const evaluation = anEvaluation({ compliance: "NON_COMPLIANT", annotation: "no versions" });
    const { detail, ...finding } = aDetailedFinding();
    const pack = aPack({ ruleNames: [rule.name] });

    const { snapshot } = await collect(store, [
      aConfigObservation({ rules: [rule], evaluations: [evaluation], packs: [pack] }),
      aGuardDutyObservation({ findings: [{ ...finding, detail }] }),
      anArtifactObservation({ reports: [aReport()], agreements: [anAgreement()] }),
    ]);

    expect(snapshot.rules).toEqual([{ ...rule, observedAt: readIn(0) }]);
    expect(snapshot.evaluations).toEqual([evaluation]);
    expect(snapshot.recorders).toEqual([aRecorder()]);
    expect(snapshot.packs).toEqual([pack]);
    expect(snapshot.detectors).toEqual([aDetector()]);
    expect(snapshot.findings).toEqual([finding]);
    expect(snapshot.reports).toEqual([aReport()]);
    expect(snapshot.agreements).toEqual([anAgreement()]);
    expect(snapshot.coverage.map((row) => [row.region, row.source, row.lastReadAt])).toEqual([
      ["eu-west-1", "config", readIn(0)],
      ["eu-west-1", "guardduty", readIn(0)],
      ["global", "artifact", readIn(0)],
    ]);
  });

  test("keeps hostile names and annotations whole but for what no database takes", async () => {
    const store = await aStore();
    const annotation = `=cmd|'/c calc'!A1 <script>\u202Egnp.exe ${"x".repeat(10_000)}`;
    const hostile = anEvaluation({
      compliance: "NON_COMPLIANT",
      resourceId: "a\0b'; drop table evaluations; --\uD800",
      annotation,
    });

    const { snapshot } = await collect(store, [aConfigObservation({ evaluations: [hostile] })]);

    expect(snapshot.evaluations).toEqual([
      { ...hostile, resourceId: "ab'; drop table evaluations; --\uFFFD", annotation },
    ]);
  });

  test("has one row for a resource that AWS gave twice, in its worse verdict", async () => {
    const store = await aStore();
    const failing = anEvaluation({ compliance: "NON_COMPLIANT", annotation: "no versions" });

    const { snapshot } = await collect(store, [
      aConfigObservation({ evaluations: [anEvaluation(), failing, anEvaluation()] }),
    ]);

    expect(snapshot.evaluations).toEqual([failing]);
  });

  test("leaves out rows of a rule that was not among the rules listed", async () => {
    const store = await aStore();
    const early = anEvaluation({ ruleName: "deployed-a-moment-later" });

    const { snapshot } = await collect(store, [aConfigObservation({ evaluations: [early] })]);

    expect(snapshot.evaluations).toEqual([]);
  });

  test("is refused when one source in one region comes twice", async () => {
    const store = await aStore();
    const staging = await store.beginStaging("111122223333");
    await staging.add(aConfigObservation());

    await expect(staging.add(aConfigObservation())).rejects.toThrow("staged twice");
  });

  test("is refused when it is another account's", async () => {
    const store = await aStore();
    const staging = await store.beginStaging("444455556666");

    await expect(staging.add(aConfigObservation())).rejects.toThrow("444455556666");
  });
});

describe("what a later collection could not read", () => {
  test("stays as it was known, and its coverage tells since when", async () => {
    const store = await aStore();
    const before = await collect(store, [
      aConfigObservation(),
      aGuardDutyObservation({ findings: [aDetailedFinding()] }),
      anArtifactObservation({ reports: [aReport()] }),
    ]);

    const { snapshot } = await collect(
      store,
      (["config", "guardduty", "artifact"] as const).map((source) =>
        anUnreadObservation({ source, collectedAt: readIn(1) }),
      ),
      atMinute(1),
    );

    const { header, coverage, ...kept } = snapshot;
    const { header: _, coverage: __, ...known } = before.snapshot;
    expect(kept).toEqual(known);
    expect(
      coverage.map((row) => [row.source, row.state, row.reason, row.collectedAt, row.lastReadAt]),
    ).toEqual([
      ["config", "not_read", "denied", readIn(1), readIn(0)],
      ["guardduty", "not_read", "denied", readIn(1), readIn(0)],
      ["artifact", "not_read", "denied", readIn(1), readIn(0)],
    ]);
  });

  test("was never read when no collection read it", async () => {
    const store = await aStore();

    const { snapshot } = await collect(store, [anUnreadObservation()]);

    expect(snapshot.coverage).toMatchObject([{ state: "not_read", lastReadAt: null }]);
    expect(snapshot.rules).toEqual([]);
  });

  test("keeps a rule's rows and their date when only its results could not be read", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()]);
    const unread = aRule({ state: denied, lastEvaluatedAt: null });

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ rules: [unread], evaluations: [], collectedAt: readIn(1) })],
      atMinute(1),
    );

    expect(snapshot.evaluations).toEqual([anEvaluation()]);
    expect(snapshot.rules).toEqual([
      { ...unread, lastEvaluatedAt: aRule().lastEvaluatedAt, observedAt: readIn(0) },
    ]);
  });

  test("keeps the first date however often a rule cannot be read, and takes the new one once it can", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()]);
    const unread = (detail: string) => aRule({ state: { ...denied, detail } });
    const reading = (minute: number, rule: Rule) =>
      collect(
        store,
        [aConfigObservation({ rules: [rule], evaluations: [], collectedAt: readIn(minute) })],
        atMinute(minute),
      );

    const first = await reading(1, unread("denied"));
    const second = await reading(2, unread("denied, with other words"));
    const third = await reading(3, aRule({ state: { kind: "nothing_in_scope" } }));

    expect(first.snapshot.rules).toMatchObject([{ observedAt: readIn(0) }]);
    expect(second.snapshot.rules).toMatchObject([{ observedAt: readIn(0) }]);
    expect(third.snapshot.rules).toMatchObject([{ observedAt: readIn(3) }]);
  });

  test("never dates a rule that appeared unread", async () => {
    const store = await aStore();

    const { snapshot } = await collect(store, [
      aConfigObservation({ rules: [aRule({ state: denied })], evaluations: [] }),
    ]);

    expect(snapshot.rules).toMatchObject([{ observedAt: null }]);
  });

  test("leaves out staged rows of a rule whose results could not be read whole", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()]);

    const { snapshot } = await collect(
      store,
      [
        aConfigObservation({
          rules: [aRule({ state: denied })],
          evaluations: [anEvaluation({ resourceId: "half-read" })],
        }),
      ],
      atMinute(1),
    );

    expect(snapshot.evaluations).toEqual([anEvaluation()]);
  });

  test("moves kept rows to the control that their rule's new parameters make", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()]);
    const changed = aRule({ state: denied, parameters: { isMfaDeleteEnabled: "true" } });

    await collect(store, [aConfigObservation({ rules: [changed], evaluations: [] })], atMinute(1));

    const listed = (control: string) =>
      store.listControlResources({ accountId: "111122223333", control, limit: 10 });
    const key = "S3_BUCKET_VERSIONING_ENABLED";
    expect(await listed(key)).toEqual({ rows: [], next: null, before: 0, total: 0 });
    expect((await listed(`${key}~isMfaDeleteEnabled=true`)).rows).toHaveLength(1);
  });

  test("stays where this collection was narrowed to other regions, and shows by its older date", async () => {
    const store = await aStore();
    const ireland = aConfigObservation({ region: "eu-west-1" });
    const virginia = (minute: number) =>
      aConfigObservation({ region: "us-east-1", collectedAt: readIn(minute) });
    await collect(store, [ireland, virginia(0)]);

    const { snapshot } = await collect(store, [virginia(1)], atMinute(1));

    expect(snapshot.evaluations.map((row) => row.region)).toEqual(["eu-west-1", "us-east-1"]);
    expect(snapshot.rules.map((rule) => [rule.region, rule.observedAt])).toEqual([
      ["eu-west-1", readIn(0)],
      ["us-east-1", readIn(1)],
    ]);
    expect(snapshot.coverage.map((row) => [row.region, row.state, row.collectedAt])).toEqual([
      ["eu-west-1", "read", readIn(0)],
      ["us-east-1", "read", readIn(1)],
    ]);
  });

  test("keeps packs, findings, reports and agreements that a reading left out", async () => {
    const store = await aStore();
    const first = await collect(store, [
      aConfigObservation({ packs: [aPack()], rules: [aRule({ packName: aPack().name })] }),
      aGuardDutyObservation({ findings: [aDetailedFinding()] }),
      anArtifactObservation({ reports: [aReport()], agreements: [anAgreement()] }),
    ]);

    const { snapshot } = await collect(
      store,
      [
        aConfigObservation({ packs: null }),
        aGuardDutyObservation({ findings: null }),
        anArtifactObservation({ reports: null, agreements: null }),
      ],
      atMinute(1),
    );

    expect(snapshot.packs).toEqual([aPack({ compliance: "NOT_READ", awsScore: null })]);
    expect(snapshot.rules.map((rule) => rule.packName)).toEqual([aPack().name]);
    expect(lastReadAt(snapshot, "guardduty")).toBe(lastReadAt(first.snapshot, "guardduty"));
    expect(lastReadAt(snapshot, "artifact")).toBe(lastReadAt(first.snapshot, "artifact"));
    expect(snapshot.findings).toEqual(first.snapshot.findings);
    expect(snapshot.reports).toEqual([aReport()]);
    expect(snapshot.agreements).toEqual([anAgreement()]);
  });

  test("keeps the list of a pack's rules when only that list could not be read", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation({ packs: [aPack({ ruleNames: ["one", "two"] })] })]);

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ packs: [aPack({ ruleNames: null, awsScore: null })] })],
      atMinute(1),
    );

    expect(snapshot.packs).toMatchObject([{ ruleNames: ["one", "two"], awsScore: null }]);
  });

  test("keeps the recorder when a reading says nothing of it", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()]);

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ recorder: null })],
      atMinute(1),
    );

    expect(snapshot.recorders).toEqual([aRecorder()]);
  });
});

describe("what a later collection read to be gone", () => {
  test("a rule goes with its rows", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()]);

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ rules: [], evaluations: [] })],
      atMinute(1),
    );

    expect(snapshot.rules).toEqual([]);
    expect(snapshot.evaluations).toEqual([]);
  });

  test("a resource goes alone", async () => {
    const store = await aStore();
    const invoices = anEvaluation({ resourceId: "invoices" });
    await collect(store, [aConfigObservation({ evaluations: [anEvaluation(), invoices] })]);

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ evaluations: [invoices] })],
      atMinute(1),
    );

    expect(snapshot.evaluations).toEqual([invoices]);
  });

  test.each([
    { kind: "nothing_in_scope" },
    { kind: "insufficient_data", detail: "evaluation failed" },
  ] as const)("a rule that AWS calls $kind loses its rows", async (state) => {
    const store = await aStore();
    await collect(store, [aConfigObservation()]);

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ rules: [aRule({ state })], evaluations: [] })],
      atMinute(1),
    );

    expect(snapshot.rules).toMatchObject([{ state }]);
    expect(snapshot.evaluations).toEqual([]);
  });

  test("a recorder goes when AWS says that there is none", async () => {
    const store = await aStore();
    await collect(store, [aConfigObservation()]);
    const missing = aConfigObservation({ recorder: null });

    const { snapshot } = await collect(
      store,
      [
        {
          ...missing,
          coverage: { ...missing.coverage, state: "not_set_up", reason: "recorder_missing" },
        },
      ],
      atMinute(1),
    );

    expect(snapshot.recorders).toEqual([]);
  });

  test("packs, detectors, findings, reports and agreements go", async () => {
    const store = await aStore();
    await collect(store, [
      aConfigObservation({ packs: [aPack()] }),
      aGuardDutyObservation({ findings: [aDetailedFinding()] }),
      anArtifactObservation({ reports: [aReport()], agreements: [anAgreement()] }),
    ]);

    const { snapshot } = await collect(
      store,
      [
        aConfigObservation({ packs: [] }),
        aGuardDutyObservation({ detector: null, findings: [] }),
        anArtifactObservation({ reports: [], agreements: [] }),
      ],
      atMinute(1),
    );

    expect(snapshot).toMatchObject({
      packs: [],
      detectors: [],
      findings: [],
      reports: [],
      agreements: [],
    });
  });
});

describe("what did not change", () => {
  const buckets = Array.from({ length: 200 }, (_, at) => anEvaluation({ resourceId: `b-${at}` }));

  test("a collection with 1 % changed writes only that 1 %", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    await collect(store, [aConfigObservation({ evaluations: buckets })]);
    const changed = buckets.map((bucket, at) =>
      at < 2 ? { ...bucket, compliance: "NON_COMPLIANT" as const } : bucket,
    );

    await collect(store, [aConfigObservation({ evaluations: changed })], atMinute(1));

    const count = (where: string) =>
      look(folder, `select count(*) as n from evaluations where ${where}`)[0]?.n;
    expect(count("valid_to is not null")).toBe(2);
    expect(count("true")).toBe(202);
    expect(look(folder, "select count(*) as n from rules")).toEqual([{ n: 1 }]);
  });

  test("what could not be read is not written again", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    await collect(store, [aConfigObservation({ evaluations: buckets })]);
    const unread = aRule({ state: denied });

    await collect(store, [aConfigObservation({ rules: [unread], evaluations: [] })], atMinute(1));

    expect(look(folder, "select count(*) as n from evaluations")).toEqual([{ n: 200 }]);
  });

  test("a verdict that was merely given again keeps its row and its first date", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    await collect(store, [aConfigObservation()]);
    const again = anEvaluation({ evaluatedAt: "2026-11-22T08:59:00.000Z" });

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ evaluations: [again] })],
      atMinute(1),
    );

    expect(snapshot.evaluations).toEqual([anEvaluation()]);
    expect(look(folder, "select count(*) as n from evaluations")).toEqual([{ n: 1 }]);
  });

  test("a changed annotation is a change", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    await collect(store, [aConfigObservation()]);
    const explained = anEvaluation({ annotation: "versioned since today" });

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ evaluations: [explained] })],
      atMinute(1),
    );

    expect(snapshot.evaluations).toEqual([explained]);
    expect(look(folder, "select count(*) as n from evaluations")).toEqual([{ n: 2 }]);
  });

  test("a rule that merely ran again keeps its row and shows the new run", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    await collect(store, [aConfigObservation()]);
    const lastEvaluatedAt = "2026-11-22T09:00:10.000Z";

    const { snapshot } = await collect(
      store,
      [aConfigObservation({ rules: [aRule({ lastEvaluatedAt })], collectedAt: readIn(1) })],
      atMinute(1),
    );

    expect(snapshot.rules).toMatchObject([{ lastEvaluatedAt, observedAt: readIn(1) }]);
    expect(look(folder, "select count(*) as n from rules")).toEqual([{ n: 1 }]);
  });

  test("a finding whose members come in another order is no new finding", async () => {
    const folder = await aFolder();
    const store = await aStore(folder);
    const finding = aDetailedFinding();
    const shuffled = Object.fromEntries(Object.entries(finding).reverse());
    await collect(store, [aGuardDutyObservation({ findings: [finding] })]);

    await collect(
      store,
      [aGuardDutyObservation({ findings: [aDetailedFinding(shuffled)] })],
      atMinute(1),
    );

    expect(look(folder, "select count(*) as n from findings")).toEqual([{ n: 1 }]);
  });

  test("a finding that changed only in AWS's own JSON is written anew", async () => {
    const store = await aStore();
    const finding = aDetailedFinding();
    await collect(store, [aGuardDutyObservation({ findings: [finding] })]);
    const detail = '{"Service":{"UserFeedback":"USEFUL"}}';

    await collect(
      store,
      [aGuardDutyObservation({ findings: [{ ...finding, detail }] })],
      atMinute(1),
    );

    const { accountId, region, id } = finding;
    expect(await store.loadFinding({ accountId, region, id })).toEqual({ ...finding, detail });
  });
});

describe("a region that is no longer there", () => {
  const both = [
    aConfigObservation(),
    aGuardDutyObservation({ findings: [aDetailedFinding()] }),
    aConfigObservation({ region: "us-east-1" }),
  ];
  const one = [aConfigObservation({ region: "us-east-1" })];

  test("is closed with all that was known of it when every region was collected", async () => {
    const store = await aStore();
    await collect(store, both);

    const { snapshot } = await collect(store, one, atMinute(1), "all");

    expect(snapshot.coverage.map((row) => row.region)).toEqual(["us-east-1"]);
    expect(snapshot.rules.map((rule) => rule.region)).toEqual(["us-east-1"]);
    expect(snapshot.evaluations.map((row) => row.region)).toEqual(["us-east-1"]);
    expect([...snapshot.detectors, ...snapshot.findings]).toEqual([]);
  });

  test("stays as it was last read when a person asked for less, this once", async () => {
    const store = await aStore();
    const before = await collect(store, both);

    const { snapshot } = await collect(store, one, atMinute(1), "some");

    expect(snapshot.coverage).toHaveLength(before.snapshot.coverage.length);
    expect(snapshot.findings).toHaveLength(1);
  });
});

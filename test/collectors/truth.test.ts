import { beforeAll, describe, expect, test } from "vitest";
import { severityOfScore } from "../../lib/posture/severity.ts";
import type { Evaluation } from "../../lib/posture/snapshot.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import type { TrueFindings } from "../fake-aws/truth.ts";
import { aSandbox, type Collected, callsIn, now } from "./a-sandbox.ts";

const distinct = (rows: readonly Evaluation[], compliance: Evaluation["compliance"]) =>
  new Set(
    rows
      .filter((row) => row.compliance === compliance)
      .map((row) => `${row.resourceType}/${row.resourceId}`),
  ).size;

/** The collection in the words of the sandbox's own truth. */
function rulesRead(collected: Collected) {
  return collected.observations
    .flatMap((one) => (one.source === "config" ? (one.reading?.rules ?? []) : []))
    .map((rule) => {
      const { rows } = collected.rule(rule.region, rule.name);
      const compliantResources = distinct(rows, "COMPLIANT");
      const nonCompliantResources = distinct(rows, "NON_COMPLIANT");
      return {
        accountId: rule.accountId,
        region: rule.region,
        name: rule.name,
        identifier: rule.identifier,
        owner: rule.owner,
        createdBy: rule.createdBy,
        parameters: rule.parameters,
        pack: rule.packName,
        compliance:
          nonCompliantResources > 0
            ? "NON_COMPLIANT"
            : compliantResources > 0
              ? "COMPLIANT"
              : "INSUFFICIENT_DATA",
        compliantResources,
        nonCompliantResources,
        state: rule.state.kind,
      };
    })
    .sort(byText((rule) => `${rule.region}\u0000${rule.name}`));
}

function byText<T>(textOf: (row: T) => string): (a: T, b: T) => number {
  return (a, b) => (textOf(a) < textOf(b) ? -1 : 1);
}

function findingsRead(collected: Collected) {
  const byRegion: Record<string, TrueFindings> = {};
  for (const one of collected.observations) {
    if (one.source !== "guardduty" || !one.reading?.detector) continue;
    const counts = { critical: 0, high: 0, medium: 0, low: 0, archived: 0, sample: 0 };
    for (const finding of collected.findings(one.coverage.region))
      counts[
        finding.sample
          ? "sample"
          : finding.archived
            ? "archived"
            : severityOfScore(finding.severityScore)
      ] += 1;
    byRegion[one.coverage.region] = counts;
  }
  return byRegion;
}

const account = buildSampleAccount({ now });
let collected: Collected;

beforeAll(async () => {
  const closers: (() => void | Promise<void>)[] = [];
  const { collect } = await aSandbox(account, (close) => closers.push(close));
  collected = await collect();
  for (const close of closers.reverse()) await close();
});

describe("a collection of the sample account equals the account's own truth", () => {
  test("rule by rule: owner, parameters, pack, verdict, counts of resources, and why there is none", () => {
    expect(rulesRead(collected)).toEqual(account.truth().rules);
  });

  test("pack by pack: AWS's verdict and score, and the rules that are the pack's", () => {
    const packs = collected.observations
      .flatMap((one) => (one.source === "config" ? (one.reading?.packs ?? []) : []))
      .map(({ accountId, region, name, id, compliance, awsScore, ruleNames }) => ({
        accountId,
        region,
        name,
        id,
        compliance,
        awsScore,
        rules: ruleNames?.length,
      }))
      .sort(byText((pack) => `${pack.region}\u0000${pack.name}`));

    expect(packs).toEqual(
      account.truth().conformancePacks.map((pack) => ({
        accountId: pack.accountId,
        region: pack.region,
        name: pack.name,
        id: pack.id,
        compliance: pack.compliance,
        awsScore: pack.awsScore,
        rules: pack.rulesCompliant + pack.rulesNonCompliant + pack.rulesInsufficientData,
      })),
    );
  });

  test("region by region: what was read, what is not set up, and what is refused by whom", () => {
    const coverage = collected.observations
      .map(({ coverage: { accountId, region, source, state, reason } }) => ({
        accountId,
        region,
        source,
        state,
        reason,
      }))
      .sort(byText((row) => `${row.region}\u0000${row.source}`));

    expect(coverage).toEqual(account.truth().coverage);
    expect(coverage).toHaveLength(18 * 2 + 1);
  });

  test("finding by finding: severities, archived and samples in every region", () => {
    expect(findingsRead(collected)).toEqual(account.truth().findingsByRegion);
  });

  test("report by report and agreement by agreement", () => {
    const { reading } = collected.artifact();
    const reports = reading?.reports?.map(({ id, version, name }) => ({ id, version, name })) ?? [];
    const agreements = reading?.agreements?.map(({ id, name, state }) => ({ id, name, state }));

    expect(reports.sort(byText(({ id }) => id))).toEqual(account.truth().reports);
    expect(agreements?.sort(byText(({ id }) => id))).toEqual(account.truth().agreements);
  });

  test("every failure has its row's words, but for rules whose names AWS takes in no such question", () => {
    const expected = new Map<string, unknown>();
    for (const region of account.regions.values())
      for (const rule of region.rules.values()) {
        const askable = rule.packId !== null || rule.name.length <= 64;
        const judges = rule.lastFailure === null && !rule.state.startsWith("DELETING");
        for (const row of judges ? rule.rows.values() : [])
          if (row.verdict === "NON_COMPLIANT" && row.mode === "DETECTIVE")
            expected.set(`${region.name} ${rule.name} ${row.resourceType} ${row.resourceId}`, {
              annotation: askable ? row.annotation : null,
              evaluatedAt: askable ? row.evaluatedAt.toISOString() : null,
            });
      }

    const read = collected.observations
      .flatMap((one) => (one.source === "config" ? collected.evaluations(one.coverage.region) : []))
      .filter(({ compliance }) => compliance === "NON_COMPLIANT")
      .map((row): [string, unknown] => [
        `${row.region} ${row.ruleName} ${row.resourceType} ${row.resourceId}`,
        { annotation: row.annotation, evaluatedAt: row.evaluatedAt },
      ]);

    expect(read.length).toBeGreaterThan(100);
    expect(new Map(read)).toEqual(expected);
  });
});

describe("a collection asks no more than it must", () => {
  test("an empty region costs three calls of Config and one of GuardDuty", () => {
    expect(callsIn(account, "ap-south-1")).toEqual({
      "config:DescribeConfigurationRecorders": 1,
      "config:DescribeConfigRules": 1,
      "config:DescribeConformancePacks": 1,
      "guardduty:ListDetectors": 1,
    });
  });

  test("a region that refuses everything is asked once for each source", () => {
    expect(callsIn(account, "sa-east-1")).toEqual({
      "config:DescribeConfigurationRecorders": 1,
      "guardduty:ListDetectors": 1,
    });
  });

  test("no call fails but those that the account refuses", () => {
    const failed = account.calls.filter(({ outcome }) => outcome !== "ok");

    expect(
      failed
        .map(({ service, operation, region, outcome }) => ({ service, operation, region, outcome }))
        .sort(byText((call) => `${call.region} ${call.service}`)),
    ).toEqual([
      {
        service: "guardduty",
        operation: "ListDetectors",
        region: "ca-central-1",
        outcome: "AccessDeniedException",
      },
      {
        service: "config",
        operation: "DescribeConfigurationRecorders",
        region: "sa-east-1",
        outcome: "AccessDeniedException",
      },
      {
        service: "guardduty",
        operation: "ListDetectors",
        region: "sa-east-1",
        outcome: "AccessDeniedException",
      },
    ]);
  });
});

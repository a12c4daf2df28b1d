/** The sample account: its size, its story, and that it is the same every time. */
import { describe, expect, test } from "vitest";
import packs from "./facts/conformance-packs.json" with { type: "json" };
import findingTypes from "./facts/finding-types.json" with { type: "json" };
import managedRules from "./facts/managed-rules.json" with { type: "json" };
import { buildSampleAccount } from "./sample-account.ts";
import type { FakeFinding, FakeRow, FakeRule } from "./state.ts";

const now = new Date("2026-11-22T09:00:00Z");
const account = buildSampleAccount({ now });
const regions = [...account.regions.values()];
const rules: readonly FakeRule[] = regions.flatMap((region) => [...region.rules.values()]);
const rows: readonly FakeRow[] = rules
  .flatMap((rule) => [...rule.rows.values()])
  .filter(({ verdict }) => verdict !== "NOT_APPLICABLE");
const findings: readonly FakeFinding[] = regions.flatMap((region) => [
  ...(region.detector?.findings.values() ?? []),
]);

/** The whole state as text: maps as lists, dates as instants. */
const asText = (seed: number, at = now): string =>
  JSON.stringify(buildSampleAccount({ now: at, seed }), (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );

describe("its size", () => {
  test("at least 17 regions are enabled and some are not", () => {
    const enabled = regions.filter(({ optStatus }) => optStatus.startsWith("ENABLED"));

    expect(enabled.length).toBeGreaterThanOrEqual(17);
    expect(regions.length).toBeGreaterThan(enabled.length);
  });

  test("about 3,000 evaluations, mostly compliant", () => {
    const failing = rows.filter(({ verdict }) => verdict === "NON_COMPLIANT").length;

    expect(rows.length).toBeGreaterThanOrEqual(2800);
    expect(rows.length).toBeLessThanOrEqual(3300);
    expect(failing / rows.length).toBeGreaterThan(0.05);
    expect(failing / rows.length).toBeLessThan(0.2);
  });

  test.each([2, 3, 4, 5])("and so with seed %i", (seed) => {
    const { rules: told } = buildSampleAccount({ now, seed }).truth();
    const pairs = told.reduce(
      (sum, rule) => sum + rule.compliantResources + rule.nonCompliantResources,
      0,
    );

    expect(pairs).toBeGreaterThanOrEqual(2800);
    expect(pairs).toBeLessThanOrEqual(3300);
  });

  test("200 findings of 40 or more types, some archived, some samples", () => {
    const { findings: counts } = account.truth();

    expect(findings).toHaveLength(200);
    expect(new Set(findings.map(({ type }) => type)).size).toBeGreaterThanOrEqual(40);
    expect(counts.archived).toBeGreaterThanOrEqual(20);
    expect(counts.sample).toBeGreaterThanOrEqual(4);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(200);
  });

  test("6 conformance packs under AWS's names, 25 reports, a business associate addendum", () => {
    const told = account.truth();

    expect(told.conformancePacks).toHaveLength(6);
    expect(told.conformancePacks.filter(({ name }) => !(name in packs))).toEqual([]);
    expect(told.reports).toHaveLength(25);
    expect(told.agreements).toContainEqual(
      expect.objectContaining({ name: "AWS Business Associate Addendum", state: "ACTIVE" }),
    );
  });
});

describe("it is the same every time", () => {
  test("same seed and same now, same account to the last byte", () => {
    expect(asText(1)).toBe(asText(1));
  });

  test("another seed is another account", () => {
    expect(asText(2)).not.toBe(asText(1));
  });

  test("at another time only the dates move", () => {
    const withoutDates = (text: string): string =>
      text.replace(/\d{4}-\d\d-\d\d(T[\d:.]+Z)?/g, "").replace(/(At"|Seen"|Time"):[\d.]+/g, "$1");

    expect(withoutDates(asText(1, new Date("2027-03-01T00:00:00Z")))).toBe(withoutDates(asText(1)));
  });

  test("nothing is dated after now, and no finding is older than the 90 days AWS keeps it", () => {
    const oldest = new Date(now.getTime() - 90 * 86_400_000);

    expect(
      rows.filter((row) => row.evaluatedAt > now || row.inStateSince > row.evaluatedAt),
    ).toEqual([]);
    expect(
      findings.filter(
        ({ createdAt, updatedAt }) =>
          new Date(createdAt) < oldest || new Date(updatedAt) > now || createdAt > updatedAt,
      ),
    ).toEqual([]);
  });
});

describe("its rules", () => {
  test("are of every owner, and bear the marks of those who deployed them", () => {
    const names = rules.map(({ name }) => name);

    expect(new Set(rules.map(({ owner }) => owner))).toEqual(
      new Set(["AWS", "CUSTOM_LAMBDA", "CUSTOM_POLICY"]),
    );
    expect(names.filter((name) => name.startsWith("AWSControlTower_"))).toHaveLength(1);
    const copies = rules.filter(({ createdBy }) => createdBy === "securityhub.amazonaws.com");
    expect(copies.length).toBeGreaterThan(20);
    expect(copies.filter(({ name }) => !/^securityhub-.+-[0-9a-f]{8}$/.test(name))).toEqual([]);
  });

  test("of a pack all bear the pack's id, and are all of the pack", () => {
    for (const region of regions)
      for (const pack of region.packs.values()) {
        const own = [...region.rules.values()].filter(({ packId }) => packId === pack.id);
        const expected = Object.entries(packs).find(([name]) => name === pack.name)?.[1] ?? [];

        expect(own.filter(({ name }) => !name.endsWith(`-${pack.id}`))).toEqual([]);
        expect(pack.id).toMatch(/^conformance-pack-[a-z0-9]{9}$/);
        expect(new Set(own.map(({ identifier }) => identifier))).toEqual(
          expect.objectContaining(new Set(expected)),
        );
      }
  });

  test("are managed rules that AWS has", () => {
    const strangers = rules.filter(
      ({ owner, identifier }) => owner === "AWS" && !((identifier ?? "") in managedRules),
    );

    expect(strangers).toEqual([]);
  });

  test("stand in every state a rule can be in", () => {
    const { rules: told } = account.truth();

    expect(new Set(told.map(({ state, compliance }) => `${state} ${compliance}`))).toEqual(
      new Set([
        "evaluated COMPLIANT",
        "evaluated NON_COMPLIANT",
        "nothing_in_scope INSUFFICIENT_DATA",
        "insufficient_data INSUFFICIENT_DATA",
      ]),
    );
    expect(rules.some(({ firstEvaluationStarted }) => !firstEvaluationStarted)).toBe(true);
    expect(rules.some(({ lastFailure }) => lastFailure !== null)).toBe(true);
  });

  test("agree: copies with the same parameters say the same of the same resource", () => {
    const said = new Map<string, string>();
    const disagreements: string[] = [];
    for (const region of regions)
      for (const rule of region.rules.values())
        for (const row of rule.rows.values()) {
          if (rule.owner !== "AWS") continue;
          const key = [
            region.name,
            rule.identifier,
            JSON.stringify(rule.parameters),
            row.resourceId,
          ].join(" ");
          if ((said.get(key) ?? row.verdict) !== row.verdict) disagreements.push(key);
          said.set(key, row.verdict);
        }

    expect(disagreements).toEqual([]);
  });

  test("see the same IAM users wherever IAM is recorded", () => {
    const usersIn = (region: string): string[] =>
      [...account.region(region).resources.values()]
        .filter(({ type }) => type === "AWS::IAM::User")
        .map(({ id }) => id);

    expect(usersIn("us-east-1").length).toBeGreaterThan(0);
    expect(usersIn("eu-west-1")).toEqual(usersIn("us-east-1"));
  });
});

describe("its story", () => {
  const failing = (identifier: string): readonly string[] =>
    rules
      .filter((rule) => rule.identifier === identifier)
      .flatMap((rule) => [...rule.rows.values()])
      .filter(({ verdict }) => verdict === "NON_COMPLIANT")
      .map(({ resourceId }) => resourceId);

  test.each([
    "IAM_ROOT_ACCESS_KEY_CHECK",
    "INCOMING_SSH_DISABLED",
    "S3_BUCKET_PUBLIC_READ_PROHIBITED",
    "RDS_STORAGE_ENCRYPTED",
    "DB_INSTANCE_BACKUP_ENABLED",
    "EC2_VOLUME_INUSE_CHECK",
    "EIP_ATTACHED",
    "RDS_MULTI_AZ_SUPPORT",
    "REQUIRED_TAGS",
    "EBS_OPTIMIZED_INSTANCE",
  ])("%s fails somewhere", (identifier) => {
    expect(failing(identifier)).not.toEqual([]);
  });

  test("the personnel department's exports are public", () => {
    expect(failing("S3_BUCKET_PUBLIC_READ_PROHIBITED")).toContain("northwind-hr-exports");
  });

  test("attack sequences are critical and made of findings that point back to them", () => {
    const sequences = findings.filter(({ type }) => type.startsWith("AttackSequence:"));
    const pointers = findings.map(({ associatedAttackSequenceArn }) => associatedAttackSequenceArn);

    expect(sequences).toHaveLength(3);
    for (const { arn, severity } of sequences) {
      expect(severity).toBeGreaterThanOrEqual(9);
      expect(pointers.filter((pointer) => pointer === arn).length).toBeGreaterThanOrEqual(2);
    }
  });

  test("severities are those of the finding's type, as far as AWS fixes them", () => {
    const bands: Readonly<Record<string, readonly [number, number]>> = {
      Critical: [9, 10],
      High: [7, 8.99],
      Medium: [4, 6.99],
      Low: [1, 3.99],
      Variable: [1, 10],
    };
    const facts = new Map(Object.entries(findingTypes));
    const wrong = findings.filter(({ type, severity }) => {
      const [least, most] = bands[facts.get(type)?.severity ?? ""] ?? [1, 0];
      return severity < least || severity > most;
    });

    expect(wrong).toEqual([]);
  });

  test("some text is hostile: markup, formulas, reversed writing, and an annotation as long as AWS allows", () => {
    const texts = [
      ...rows.flatMap(({ resourceId, annotation }) => [resourceId, annotation ?? ""]),
      ...findings.map((finding) => JSON.stringify(finding)),
    ];

    for (const hostile of ["<script>", "<img src=x", "=HYPERLINK(", "\u202E"])
      expect(texts.some((text) => text.includes(hostile))).toBe(true);
    const longest = Math.max(...rows.map(({ annotation }) => annotation?.length ?? 0));
    expect(longest).toBe(256);
  });

  test("reports expire, have expired with a successor, and one is a vendor's", () => {
    const { reports } = account.artifact;
    const ends = (from: number, to: number) =>
      reports.filter(({ periodEnd }) => {
        const days = (Date.parse(String(periodEnd)) - now.getTime()) / 86_400_000;
        return days >= from && days <= to;
      });

    expect(ends(0, 90).length).toBeGreaterThan(0);
    const soc2 = reports.filter(({ name }) => String(name).endsWith("(SOC) 2 Report"));
    expect(soc2.length).toBeGreaterThan(1);
    expect(reports.some(({ periodEnd }) => periodEnd === undefined)).toBe(true);
    expect(reports.some(({ companyName }) => String(companyName).startsWith("Contoso"))).toBe(true);
  });
});

describe("what its truth says of coverage", () => {
  test("every enabled region has a row for both services, and Artifact one for the account", () => {
    const { coverage } = account.truth();
    const reasons = new Set(coverage.map(({ source, reason }) => `${source} ${reason}`));

    expect(coverage.filter(({ source }) => source === "artifact")).toEqual([
      {
        accountId: "111122223333",
        region: "global",
        source: "artifact",
        state: "read",
        reason: null,
      },
    ]);
    expect(coverage.filter(({ source }) => source === "config")).toHaveLength(18);
    expect(coverage.filter(({ source }) => source === "guardduty")).toHaveLength(18);
    expect(reasons).toEqual(
      new Set([
        "artifact null",
        "config null",
        "config recorder_missing",
        "config recorder_stopped",
        "config denied_by_scp",
        "guardduty null",
        "guardduty detector_missing",
        "guardduty detector_suspended",
        "guardduty denied",
        "guardduty denied_by_scp",
      ]),
    );
  });
});

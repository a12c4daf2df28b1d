/** The story the sample account tells: a decent company with real problems. */
import { describe, expect, test } from "vitest";
import findingTypes from "./facts/finding-types.json" with { type: "json" };
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
const _asText = (seed: number, at = now): string =>
  JSON.stringify(buildSampleAccount({ now: at, seed }), (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );

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

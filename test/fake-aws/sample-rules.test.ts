/** The rules of the sample account: whose they are, what they see, that they agree. */
import { describe, expect, test } from "vitest";
import packs from "./facts/conformance-packs.json" with { type: "json" };
import managedRules from "./facts/managed-rules.json" with { type: "json" };
import { buildSampleAccount } from "./sample-account.ts";
import type { FakeFinding, FakeRow, FakeRule } from "./state.ts";

const now = new Date("2026-11-22T09:00:00Z");
const account = buildSampleAccount({ now });
const regions = [...account.regions.values()];
const rules: readonly FakeRule[] = regions.flatMap((region) => [...region.rules.values()]);
const _rows: readonly FakeRow[] = rules
  .flatMap((rule) => [...rule.rows.values()])
  .filter(({ verdict }) => verdict !== "NOT_APPLICABLE");
const _findings: readonly FakeFinding[] = regions.flatMap((region) => [
  ...(region.detector?.findings.values() ?? []),
]);

/** The whole state as text: maps as lists, dates as instants. */
const _asText = (seed: number, at = now): string =>
  JSON.stringify(buildSampleAccount({ now: at, seed }), (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );

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

  test("carry the company's own words where they are its own, one of them a slip", () => {
    const tagged = rules.filter(({ tags }) =>
      Object.keys(tags).some((key) => key.startsWith("demarc:")),
    );

    expect(tagged.length).toBeGreaterThan(2);
    expect(tagged.filter(({ owner }) => owner === "AWS")).toEqual([]);
    expect(
      rules.some(({ owner, tags }) => owner !== "AWS" && !tagged.some((one) => one.tags === tags)),
    ).toBe(true);
    expect(tagged.flatMap(({ tags }) => tags["demarc:severity"] ?? []).sort()).toEqual([
      "high",
      "low",
      "urgent",
    ]);
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

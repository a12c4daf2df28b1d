/** The accounts that collections are measured on: exactly as large as they say, and as real ones are. */
import { beforeAll, describe, expect, test } from "vitest";
import type { FakeAccount } from "../fake-aws/account.ts";
import { changeAccount } from "../fake-aws/large/change-account.ts";
import { shareOut } from "../fake-aws/large/regions.ts";
import { buildLargeAccount } from "../fake-aws/large-account.ts";
import { shapeOf } from "./account-shape.ts";

const now = new Date("2026-11-22T09:00:00Z");
const size = { evaluations: 6_000, findings: 900 };

const build = () => buildLargeAccount(size, { now });

const judgedIn = (account: FakeAccount) =>
  account
    .truth()
    .rules.reduce((sum, rule) => sum + rule.compliantResources + rule.nonCompliantResources, 0);

const failingIn = (account: FakeAccount) =>
  account.truth().rules.reduce((sum, rule) => sum + rule.nonCompliantResources, 0);

const findingsIn = (account: FakeAccount) =>
  Object.values(account.truth().findings).reduce((sum, count) => sum + count, 0);

describe("a large account", () => {
  let account: FakeAccount;
  beforeAll(() => {
    account = build();
  });

  test("has exactly the evaluations and findings that were asked for", () => {
    expect(judgedIn(account)).toBe(size.evaluations);
    expect(findingsIn(account)).toBe(size.findings);
    expect(shapeOf(account, null)).toMatchObject(size);
  });

  test("has 17 enabled regions, a quarter of everything at home, and nothing set up in one", () => {
    const { regions } = shapeOf(account, null);
    expect(regions).toHaveLength(17);
    const home = regions.find(({ name }) => name === account.homeRegion);
    expect(home).toMatchObject({ evaluations: 1_500, findings: { total: 225 } });
    expect(regions.filter(({ hasRecorder }) => !hasRecorder)).toMatchObject([
      { rules: 0, evaluations: 0, findings: null },
    ]);
  });

  test("fails some 15 % of its evaluations, each with words beside it", () => {
    const failing = failingIn(account) / size.evaluations;
    expect(failing).toBeGreaterThan(0.12);
    expect(failing).toBeLessThan(0.18);
    const rows = [...account.regions.values()].flatMap((region) =>
      [...region.rules.values()].flatMap((rule) => [...rule.rows.values()]),
    );
    expect(
      rows.every((row) => (row.verdict === "NON_COMPLIANT") === (row.annotation !== null)),
    ).toBe(true);
  });

  test("judges a resource by some five rules, most of them from packs, and has rules without results", () => {
    const { regions } = shapeOf(account, null);
    const resources = regions.reduce((sum, region) => sum + region.resources, 0);
    expect(size.evaluations / resources).toBeGreaterThan(4.5);
    expect(size.evaluations / resources).toBeLessThan(5.5);
    const [rule] = account.truth().rules.filter(({ state }) => state === "insufficient_data");
    expect(rule).toBeDefined();
    expect(regions.find(({ name }) => name === account.homeRegion)?.rulesWithoutRows).toBe(6);
  });

  test("has findings of its own, each id once, some of them archived", () => {
    const ids = [...account.regions.values()].flatMap((region) => [
      ...(region.detector?.findings.keys() ?? []),
    ]);
    expect(new Set(ids).size).toBe(size.findings);
    expect(account.truth().findings.archived).toBeGreaterThan(size.findings / 10);
  });

  test("is the same the second time, to the last row", () => {
    expect(build().truth()).toEqual(account.truth());
    expect(shapeOf(build(), null)).toEqual(shapeOf(account, null));
  });
});

describe("a day in a large account", () => {
  test("changes the share it was told to, and leaves as many evaluations as there were", () => {
    const account = build();
    const before = { at: account.now, findings: findingsIn(account) };
    account.advance(3_600);
    const changed = changeAccount(account, 0.02);
    // Each region rounds for itself.
    expect(changed.evaluations).toBeGreaterThan(115);
    expect(changed.evaluations).toBeLessThan(125);
    expect(changed.findings).toBeGreaterThan(15);
    expect(changed.findings).toBeLessThan(21);
    expect(judgedIn(account)).toBe(size.evaluations);
    expect(findingsIn(account)).toBeGreaterThanOrEqual(before.findings);
    const shape = shapeOf(account, before.at);
    const due = shape.regions.flatMap(({ packs, ownRules }) =>
      [...packs.flatMap(({ rules }) => rules), ...ownRules].map((rule) => rule.due),
    );
    const total = due.reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(30);
    expect(total).toBeLessThan(failingIn(account));
    expect(shape.regions.reduce((sum, { findings }) => sum + (findings?.changed ?? 0), 0)).toBe(
      changed.findings,
    );
  });

  test("leaves nothing due once it is settled", () => {
    const account = build();
    account.advance(3_600);
    changeAccount(account, 0.02);
    const { regions } = shapeOf(account, account.now);
    expect(regions.every(({ findings }) => (findings?.changed ?? 0) === 0)).toBe(true);
    expect(
      regions.every(({ packs }) => packs.every(({ dueResources }) => dueResources.length === 0)),
    ).toBe(true);
  });
});

describe("sharing out", () => {
  test.for([
    [10, [1, 1, 1], [4, 3, 3]],
    [3, [25, 25, 50, 0], [1, 1, 1, 0]],
    [0, [1, 2], [0, 0]],
  ] as const)("%i among %j gives %j", ([total, weights, parts]) => {
    expect(shareOut(total, weights)).toEqual(parts);
  });
});

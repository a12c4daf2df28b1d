/** The account whose pages are measured: as large as it was asked for, and like an account. */
import { expect, test } from "vitest";
import { openedCatalogue } from "../../../lib/opened-catalogue.ts";
import { buildEmptyAccount } from "../../fake-aws/sample-account.ts";
import { largeEvaluations } from "./large-evaluations.ts";
import { largeFindings } from "./large-findings.ts";
import { chooseChecks, planRegion } from "./plan-rules.ts";

const now = new Date("2026-11-22T09:00:00.000Z");
const account = buildEmptyAccount({ now });
const region = "eu-west-1";
const { types, packs } = planRegion(
  account.id,
  region,
  chooseChecks(openedCatalogue().catalogue.rules, 300),
);
const evaluationsAt = (days: number, evaluations = 20_000) => [
  ...largeEvaluations({ accountId: account.id, region, types, evaluations, began: now, days }),
];

test("three hundred checks are deployed, some of them more than once", () => {
  const rules = types.flatMap((type) => type.rules.map(({ rule }) => rule));
  expect(new Set(rules.map(({ identifier }) => identifier)).size).toBe(300);
  expect(rules.length).toBeGreaterThan(330);
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  expect(packs.flatMap(({ ruleNames }) => ruleNames).length).toBeGreaterThan(100);
});

test("there are exactly as many evaluations as were asked for, a tenth to a sixth of them failing", () => {
  const rows = evaluationsAt(0);
  expect(rows.length).toBe(20_000);
  const keys = rows.map(({ ruleName, resourceId }) => `${ruleName} ${resourceId}`);
  expect(new Set(keys).size).toBe(20_000);
  const failing = rows.filter(({ compliance }) => compliance === "NON_COMPLIANT").length;
  expect(failing / rows.length).toBeGreaterThan(0.09);
  expect(failing / rows.length).toBeLessThan(0.16);
});

test("copies of one check say the same of one resource", () => {
  const checkOf = new Map(
    types.flatMap((type) => type.rules.map(({ rule, check }) => [rule.name, check] as const)),
  );
  const verdicts = Map.groupBy(
    evaluationsAt(1),
    ({ ruleName, resourceId }) => `${checkOf.get(ruleName)} ${resourceId}`,
  );
  const differing = [...verdicts.values()].filter(
    (copies) => new Set(copies.map(({ compliance }) => compliance)).size > 1,
  );
  expect(differing).toEqual([]);
});

test("a day turns about a hundredth of the verdicts around", () => {
  const before = evaluationsAt(0);
  const turned = evaluationsAt(1).filter(
    ({ compliance }, index) => compliance !== before[index]?.compliance,
  );
  expect(turned.length / before.length).toBeGreaterThan(0.005);
  expect(turned.length / before.length).toBeLessThan(0.02);
});

test("findings are as many as asked for, each with an id of its own, of many types", () => {
  const known = openedCatalogue().catalogue.findingTypes.map(({ type }) => type);
  const rows = [...largeFindings(account, region, 2_000, known)];
  expect(new Set(rows.map(({ id }) => id)).size).toBe(2_000);
  expect(new Set(rows.map(({ type }) => type)).size).toBeGreaterThan(100);
  expect(rows.every(({ detail, id }) => detail.includes(id))).toBe(true);
});

/** The resources of a large account and what its rules say of them. */
import type { FakeAccount } from "../account.ts";
import { chanceOf } from "../fingerprint.ts";
import { annotationOf } from "../sample/weaknesses.ts";
import { type FakeRegion, type FakeRow, type FakeRule, rowKey } from "../state.ts";
import type { JudgedType } from "./deploy-rules.ts";
import { type diceOf as Dice, diceOf } from "./dice.ts";

const day = 86_400_000;

/** Each rule fails for somewhere up to this share of its resources: 15 % over all. */
const worstShare = 0.3;

/** A million rows share this many dates: a date is three times as large as what it says. */
const datesAtHand = 1_000;

/** What AWS or the author of the rule says of one failure. */
export function wordsFor(rule: FakeRule, resourceId: string): string {
  if (rule.owner !== "AWS") return `${resourceId} runs on nodejs18.x, which has been deprecated`;
  return annotationOf(rule.identifier ?? "") ?? "The resource is not configured as the rule asks.";
}

const failingShareOf = (region: FakeRegion, rule: FakeRule): number =>
  worstShare * chanceOf(`${region.name}/${rule.name}`);

/** Puts the resource's row into one rule: directly, because a million calls of anything take their time. */
function judge(
  rule: FakeRule,
  resource: { readonly type: string; readonly id: string; readonly key: string },
  verdict: { readonly fails: boolean; readonly since: Date; readonly at: Date },
): void {
  const row: FakeRow = {
    resourceType: resource.type,
    resourceId: resource.id,
    verdict: verdict.fails ? "NON_COMPLIANT" : "COMPLIANT",
    annotation: verdict.fails ? wordsFor(rule, resource.id) : null,
    inStateSince: verdict.since,
    evaluatedAt: verdict.at,
    mode: "DETECTIVE",
  };
  rule.rows.set(resource.key, row);
}

/** A hundred places, dealt to the types by their shares, so that the types come mixed. */
function mixed(types: readonly JudgedType[], dice: ReturnType<typeof Dice>): JudgedType[] {
  return types
    .flatMap((type) => Array.from({ length: type.share }, () => ({ type, rank: dice() })))
    .sort((a, b) => a.rank - b.rank)
    .map(({ type }) => type);
}

/** Makes resources until the region has exactly that many evaluations; the last may lack some rules. */
export function evaluateResources(
  account: FakeAccount,
  region: FakeRegion,
  plan: {
    readonly rules: readonly JudgedType[];
    readonly evaluations: number;
    readonly seed: number;
  },
): void {
  const dice = diceOf(`${plan.seed}/${region.name}/resources`);
  const now = account.now.getTime();
  const since = Array.from(
    { length: datesAtHand },
    () => new Date(now - dice() ** 3 * 150 * day - 0.9 * day),
  );
  const at = new Date(now - 0.5 * day);
  const places = mixed(plan.rules, dice);
  const shares = new Map(
    plan.rules.flatMap(({ rules }) => rules.map((rule) => [rule, failingShareOf(region, rule)])),
  );
  let left = plan.evaluations;
  for (let number = 0; left > 0; number += 1) {
    const kind = places[number % places.length];
    if (kind === undefined) throw new Error("there is no type of resource to make");
    const id = `${kind.prefix}${(number * 7 + 0x1000).toString(16).padStart(16, "0")}`;
    const resource = { type: kind.type, id, key: rowKey(kind.type, id) };
    region.resources.set(resource.key, { type: kind.type, id });
    for (const rule of kind.rules.slice(0, left))
      judge(rule, resource, {
        fails: dice() < (shares.get(rule) ?? 0),
        since: since[Math.floor(dice() * datesAtHand)] ?? at,
        at,
      });
    left -= Math.min(left, kind.rules.length);
  }
  for (const { rules } of plan.rules)
    for (const rule of rules) {
      rule.firstEvaluationStarted = true;
      rule.lastSuccessAt = at;
    }
  region.changes += 1;
}

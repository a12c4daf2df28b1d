/** A region's verdicts, made as they are asked for: a million of them never stand in memory. */
import type { CollectedEvaluation } from "../../../lib/posture/collected-rows.ts";
import { diceOf } from "../../fake-aws/large/dice.ts";
import type { PlannedType } from "./plan-rules.ts";

const day = 86_400_000;

export interface EvaluationPlan {
  readonly accountId: string;
  readonly region: string;
  readonly types: readonly PlannedType[];
  readonly evaluations: number;
  /** When the first collection began. */
  readonly began: Date;
  /** Whole days of change before now: each turns a hundredth of the verdicts around. */
  readonly days: number;
}

const changedShare = 0.01;

/** Exactly that many, each resource under every rule of its type; the last may lack some. */
export function* largeEvaluations(plan: EvaluationPlan): Generator<CollectedEvaluation> {
  const dice = diceOf(`${plan.region}/evaluations`);
  const changes = diceOf(`${plan.region}/changes`);
  let left = plan.evaluations;
  for (let number = 0; left > 0; number += 1) {
    const { type, prefix, rules } = drawType(plan.types, dice());
    const resourceId = `${prefix}${(number * 7 + 0x1000).toString(16).padStart(12, "0")}${Math.floor(
      dice() * 65_536,
    )
      .toString(16)
      .padStart(4, "0")}`;
    const lucks = new Map<number, number>();
    const sinceAt = new Date(plan.began.getTime() - (0.5 + dice() ** 3 * 200) * day).toISOString();
    const turned = changes();
    const isTurned = turned < changedShare * plan.days * rules.length;
    const turnedCheck = rules[Math.floor((turned * 1e6) % rules.length)]?.check;
    for (const { rule, failingShare, check } of rules.slice(0, left)) {
      const luck = lucks.get(check) ?? dice();
      lucks.set(check, luck);
      const turns = isTurned && check === turnedCheck;
      const fails = luck < failingShare !== turns;
      const at = turns ? new Date(plan.began.getTime() + 0.1 * day).toISOString() : sinceAt;
      yield {
        accountId: plan.accountId,
        region: plan.region,
        ruleName: rule.name,
        resourceType: type,
        resourceId,
        compliance: fails ? "NON_COMPLIANT" : "COMPLIANT",
        annotation: fails ? "The resource is not configured as the rule asks." : null,
        inStateSince: fails ? at : null,
        evaluatedAt: fails ? at : null,
        capturedAt: isTurned ? new Date(plan.began.getTime() + 0.1 * day).toISOString() : sinceAt,
      };
    }
    left -= Math.min(left, rules.length);
  }
}

/** The type in whose part of all shares the throw falls. */
function drawType(types: readonly PlannedType[], thrown: number): PlannedType {
  let left = thrown * types.reduce((sum, { share }) => sum + share, 0);
  for (const type of types) {
    left -= type.share;
    if (left < 0) return type;
  }
  const [first] = types;
  if (first === undefined) throw new Error("there is no type of resource to make");
  return first;
}

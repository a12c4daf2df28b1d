import type { Instant } from "../posture/snapshot.ts";
import type { EvaluationCompliance } from "../posture/vocabulary.ts";
import { toOptionalInstant } from "./stored-instant.ts";
import type { EvaluationTable } from "./stored-schema.ts";

/** One resource under one control, in its worst verdict over all copies of the check. */
export interface ControlResource {
  readonly accountId: string;
  /** `global` for a type that is one resource in every region. */
  readonly region: string;
  readonly resourceType: string;
  readonly resourceId: string;
  /** The control's key. */
  readonly control: string;
  /** The rules that gave this verdict, sorted. */
  readonly ruleNames: readonly string[];
  readonly compliance: EvaluationCompliance;
  /** The first that one of them gave. Text from the account: hostile until escaped. */
  readonly annotation: string | null;
  /** Since when the first of them has said so; null when AWS said of none. */
  readonly inStateSince: Instant | null;
  /** When the last of them recorded its verdict; null when AWS said of none. */
  readonly evaluatedAt: Instant | null;
}

/** What is read of each copy's verdict. */
export const copyColumns = [
  "control_key",
  "resource_type",
  "resource_id",
  "resource_region",
  "rule_name",
  "annotation",
  "in_state_since",
  "evaluated_at",
] as const;

export type Copy = Pick<EvaluationTable, (typeof copyColumns)[number]>;

/** Where a resource stands in a list. */
export type ResourcePlace = Pick<
  EvaluationTable,
  "resource_type" | "resource_id" | "resource_region"
>;

/** The same text for copies that judge the same resource. */
export function placeKeyOf(place: ResourcePlace): string {
  return JSON.stringify([place.resource_type, place.resource_id, place.resource_region]);
}

/** Makes one row of the copies that judge one resource alike; they come in the order of their rules. */
export function resourceOf(
  accountId: string,
  compliance: EvaluationCompliance,
  copies: readonly [Copy, ...Copy[]],
): ControlResource {
  const [first] = copies;
  return {
    accountId,
    region: first.resource_region,
    resourceType: first.resource_type,
    resourceId: first.resource_id,
    control: first.control_key,
    ruleNames: [...new Set(copies.map((copy) => copy.rule_name))],
    compliance,
    annotation: copies.find((copy) => copy.annotation !== null)?.annotation ?? null,
    inStateSince: toOptionalInstant(earliest(copies.map((copy) => copy.in_state_since))),
    evaluatedAt: toOptionalInstant(latest(copies.map((copy) => copy.evaluated_at))),
  };
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function latest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.max(...known);
}

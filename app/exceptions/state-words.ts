import type { ExceptionState } from "../../lib/posture/exception-standing.ts";
import { counted } from "../_words/numbers.ts";

/** The order of the register: what needs somebody first. */
export const registerOrder = [
  "running_out",
  "in_force",
  "run_out",
] as const satisfies readonly ExceptionState[];

/** The heading of those in one state. */
export const stateTitles: Readonly<Record<ExceptionState, string>> = {
  running_out: "Running out within 14 days",
  in_force: "In force",
  run_out: "Run out: what they excused fails again",
};

/** How long an exception lasts, or for how long it is over. */
export function daysWords(daysLeft: number): string {
  if (daysLeft === 0) return "its last day is today";
  return daysLeft > 0
    ? `${counted(daysLeft, "day")} left`
    : `over for ${counted(-daysLeft, "day")}`;
}

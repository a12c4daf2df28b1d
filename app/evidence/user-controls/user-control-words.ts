import type { UserControlAssessment } from "../../../lib/posture/user-controls.ts";
import { counted } from "../../_words/numbers.ts";

/** What the page's first line says. What nothing shows is never told as done. */
export function headlineOf(userControls: readonly UserControlAssessment[]): string {
  if (userControls.length === 0) return "What AWS’s SOC reports expect of you";
  const passing = userControls.filter(({ status }) => status === "passing").length;
  const failing = userControls.filter(({ status }) => status === "failing").length;
  const all = counted(userControls.length, "user control");
  return `${all}: ${failing} failing, ${passing} shown by passing controls`;
}

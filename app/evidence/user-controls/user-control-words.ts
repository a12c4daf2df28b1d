import { userControlWords } from "../../../lib/exports/words.ts";
import type { UserControlAssessment } from "../../../lib/posture/user-controls.ts";
import { count, counted } from "../../_words/numbers.ts";

/**
 * What the page's first line says: each user control once, by where it stands, so that the numbers are all of
 * them. What nothing shows is never told as done, nor what passes where seen as passing.
 */
export function headlineOf(userControls: readonly UserControlAssessment[]): string {
  if (userControls.length === 0) return "What AWS’s SOC reports expect of you";
  const inOrder = worstFirst.flatMap((status) =>
    userControls.filter((each) => each.status === status),
  );
  const told = [...Map.groupBy(inOrder, wordsInSum)].map(
    ([words, some]) => `${count(some.length)} ${words}`,
  );
  return `${counted(userControls.length, "user control")}: ${told.join(", ")}`;
}

const worstFirst = [
  "failing",
  "excepted",
  "not_evaluated",
  "not_automated",
  "passing",
] as const satisfies readonly UserControlAssessment["status"][];

function wordsInSum(userControl: UserControlAssessment): string {
  return userControl.status === "not_automated"
    ? "shown by nothing"
    : userControlWords(userControl);
}

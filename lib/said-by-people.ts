/** Junction: checks of what people type, the same for every form and command. */
import { isPlainDate } from "./posture/plain-date.ts";
import { nameProblem, unseenProblem } from "./posture/seen-text.ts";
import type { Problem } from "./record-change.ts";

/** Today's plain date, UTC. */
export function todayOn(): string {
  return new Date().toISOString().slice(0, 10);
}

/** What is wrong with a text, if anything. */
export function textProblems(
  field: string,
  text: string,
  {
    called,
    longest,
    isRequired = true,
  }: {
    /** In a sentence: `your name`. */
    readonly called: string;
    readonly longest: number;
    readonly isRequired?: boolean;
  },
): Problem[] {
  if (isRequired && text.trim() === "") return [{ field, problem: `Say ${called}.` }];
  const { length } = [...text];
  if (length > longest)
    return [{ field, problem: `At most ${longest} characters; this has ${length}.` }];
  const problem = unseenProblem(text);
  return problem === null ? [] : [{ field, problem }];
}

/** A name as it is kept: on one line, without blanks around it. */
export function tidyName(name: string): string {
  return name.replaceAll(/\s+/g, " ").trim();
}

/** What is wrong with the tidy name of whoever decides or writes, if anything: the journal keeps it. */
export function whoProblems(who: string): { readonly field: "who"; readonly problem: string }[] {
  const problem = nameProblem(who, "Say who you are: the journal keeps it.");
  return problem === null ? [] : [{ field: "who", problem }];
}

/** What is wrong with the tidy name of who answers for something, if anything. */
export function ownerProblems(owner: string): Problem[] {
  const problem = nameProblem(owner, "Name who answers for it: a person or a team.");
  return problem === null ? [] : [{ field: "owner", problem }];
}

/** What is wrong with the day of a review, if anything: nobody can have looked tomorrow. */
export function reviewDateProblems(field: string, date: string): Problem[] {
  if (!isPlainDate(date)) return [{ field, problem: "Write a day as 2026-11-22." }];
  // A day has begun somewhere on earth before it has begun in UTC.
  const latest = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
  return date <= latest ? [] : [{ field, problem: "The day of a review cannot lie ahead." }];
}

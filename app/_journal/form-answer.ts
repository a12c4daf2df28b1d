/** What a form that writes into the journal answers: what was typed stands, and what is wrong with it. */
export interface FormAnswer {
  /** Counts up, so that a form is drawn anew with what was typed. */
  readonly attempt: number;
  /** By the names of the fields, as they were sent. */
  readonly typed: Readonly<Record<string, readonly string[]>>;
  /** By the names of the fields. */
  readonly problems: Readonly<Record<string, string>>;
  /** Why nothing was saved; null before anything was sent. */
  readonly message: string | null;
}

/** Before anything was sent. */
export const nothingSent: FormAnswer = { attempt: 0, typed: {}, problems: {}, message: null };

/** The answer to a form that was refused. */
export function refusedForm(
  before: FormAnswer,
  form: FormData,
  refusal: {
    readonly problems?: readonly { readonly field: string; readonly problem: string }[];
    readonly message?: string;
  },
): FormAnswer {
  const problems = refusal.problems ?? [];
  // The framework's own members begin with a dollar sign.
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$"));
  return {
    attempt: before.attempt + 1,
    typed: Object.fromEntries(names.map((name) => [name, form.getAll(name).map(String)])),
    problems: Object.fromEntries(problems.map(({ field, problem }) => [field, problem])),
    message:
      refusal.message ??
      `Nothing was saved: ${problems.length === 1 ? "one thing needs" : `${problems.length} things need`} another look.`,
  };
}

/** A field of a form as text, without spaces around it; empty when it was not sent. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** What a form that writes into the journal answers: what was typed stands, and what is wrong with it. */
export interface FormAnswer {
  /** Counts up, so that a form is drawn anew with what was typed. */
  readonly attempt: number;
  /** By the names of the fields, as they were sent. */
  readonly typed: Readonly<Record<string, readonly string[]>>;
  /** By the names of the fields. */
  readonly problems: Readonly<Record<string, string>>;
  /** Why nothing was written; null before anything was sent. */
  readonly message: string | null;
  /**
   * What it is about was changed meanwhile, and its writer was told so: from now on the form speaks of what
   * stands on the page. Otherwise it goes on speaking of what they saw.
   */
  readonly isToldOfChange: boolean;
}

/** Before anything was sent. */
export const nothingSent: FormAnswer = {
  attempt: 0,
  typed: {},
  problems: {},
  message: null,
  isToldOfChange: false,
};

/** Answers a form that was sent. */
export type SendForm = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;

/** The answer to a form that was refused. */
export function refusedForm(
  before: FormAnswer,
  form: FormData,
  refusal: {
    readonly problems?: readonly { readonly field: string; readonly problem: string }[];
    readonly message?: string;
    readonly isToldOfChange?: boolean;
  },
): FormAnswer {
  const { problems = [], isToldOfChange = false } = refusal;
  // The framework's own members begin with a dollar sign.
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$"));
  // Of two things that are wrong with one field the first is told.
  const byField = Object.fromEntries(
    problems.toReversed().map(({ field, problem }) => [field, problem]),
  );
  const wrong = Object.keys(byField).length;
  return {
    attempt: before.attempt + 1,
    typed: Object.fromEntries(names.map((name) => [name, form.getAll(name).map(String)])),
    problems: byField,
    message:
      refusal.message ??
      `${wrong === 1 ? "One thing needs" : `${wrong} things need`} another look. What you typed is still there.`,
    isToldOfChange,
  };
}

/** A field of a form as text, without spaces around it; empty when it was not sent. */
export function fieldOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** What was drawn with the form of something new, so that sending it twice makes one; undefined when it has none. */
export function draftOf(form: FormData): string | undefined {
  const draft = fieldOf(form, "draft");
  return draft === "" ? undefined : draft;
}

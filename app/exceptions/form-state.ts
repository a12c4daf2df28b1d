/** What a form about an exception holds, and what came back when it was sent. */
export const formFields = [
  "control",
  "scope",
  "resource",
  "pattern",
  "reason",
  "owner",
  "ticket",
  "expiresOn",
  "who",
] as const;
export type FormField = (typeof formFields)[number];

/** Everything as it was typed. */
export type FormValues = Readonly<Record<FormField, string>>;

export interface FormState {
  readonly values: FormValues;
  /** Beside which field, and what to do about it. */
  readonly problems: Readonly<Partial<Record<FormField, string>>>;
  /** What is wrong with no field in particular; null: nothing. */
  readonly message: string | null;
}

/** Sends a form: answers with what is wrong, and otherwise goes elsewhere. */
export type SendForm = (state: FormState, form: FormData) => Promise<FormState>;

export const noValues: FormValues = {
  control: "",
  scope: "",
  resource: "",
  pattern: "",
  reason: "",
  owner: "",
  ticket: "",
  expiresOn: "",
  who: "",
};

/** A form that was not sent yet. */
export function unsent(values: Partial<FormValues>): FormState {
  return { values: { ...noValues, ...values }, problems: {}, message: null };
}

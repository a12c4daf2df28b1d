import { AwsText } from "../_components/aws-text.tsx";
import type { AnsweredForm } from "./form-field.ts";

/** What ties a field to its words, and says that something is wrong with it. */
export function described(form: AnsweredForm, name: string, hint: string | undefined) {
  const problem = form.answer.problems[name];
  const told = [
    hint !== undefined && `${form.id}-${name}-hint`,
    problem !== undefined && `${form.id}-${name}-problem`,
  ].filter((id) => id !== false);
  return {
    ...(told.length === 0 ? {} : { "aria-describedby": told.join(" ") }),
    ...(problem === undefined ? {} : { "aria-invalid": true as const }),
  };
}

/** Where the browser goes by itself, without a script too: to the first field with which something is wrong. */
export function comesFirst({ firstWrong }: AnsweredForm, name: string) {
  return firstWrong === name ? { autoFocus: true } : {};
}

/** What helps to answer a question. */
export function Hint({
  form,
  name,
  hint,
}: {
  readonly form: AnsweredForm;
  readonly name: string;
  readonly hint: string | undefined;
}) {
  if (hint === undefined) return null;
  return (
    <p className="text-mute text-xs" id={`${form.id}-${name}-hint`}>
      {hint}
    </p>
  );
}

/** What is wrong with an answer, which it may quote. */
export function Problem({ form, name }: { readonly form: AnsweredForm; readonly name: string }) {
  const problem = form.answer.problems[name];
  if (problem === undefined) return null;
  return (
    <p
      className="wrap-anywhere mt-1 font-medium text-fail text-sm"
      id={`${form.id}-${name}-problem`}
    >
      Not yet: <AwsText text={problem} />
    </p>
  );
}

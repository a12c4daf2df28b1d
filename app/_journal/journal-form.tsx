"use client";

import { useActionState, useEffect, useRef } from "react";
import { AwsText } from "../_components/aws-text.tsx";
import { Choice, Several, Tick } from "./choosing-fields.tsx";
import { type FormAnswer, nothingSent, type SendForm } from "./form-answer.ts";
import { type AnsweredForm, type FormField, namesOf } from "./form-field.ts";
import { Written } from "./written-field.tsx";

const looks = {
  loud: "bg-ink font-medium text-card enabled:hover:opacity-90",
  quiet: "border border-edge enabled:hover:border-ink",
} as const;

/**
 * A form whose answer goes into the journal: every form of Demarc that writes is one of these. A client
 * component because the framework gives back what was typed to these alone; without a script the page comes
 * back with it too.
 */
export function JournalForm({
  id,
  fold,
  fields,
  hidden,
  submit,
  look = "loud",
  beside,
  action,
}: {
  /** Of the form; ids of its fields begin with it. */
  readonly id: string;
  /** What it is folded behind; left out: it stands open. */
  readonly fold?: string;
  readonly fields: readonly FormField[];
  /** What the form says besides, by names; none is `id`, which would hide the form's own. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly look?: keyof typeof looks;
  /** A word beside the button. */
  readonly beside?: string;
  readonly action: SendForm;
}) {
  const [answer, send, isSending] = useActionState(action, nothingSent);
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer.attempt > 0) goToWhatIsWrong(place.current);
  }, [answer]);
  const names = namesOf(fields);
  const firstWrong = names.find((name) => answer.problems[name] !== undefined) ?? null;
  const form = (
    <form
      action={send}
      className={`max-w-[46rem] print:hidden ${fold === undefined ? "" : "mt-3"}`}
      id={fold === undefined ? id : undefined}
      key={answer.attempt}
      noValidate
      ref={place}
    >
      <Refusal answer={answer} asked={names} isFirst={firstWrong === null} />
      {Object.entries(hiddenNow(hidden, answer)).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      <div className="grid gap-x-4 gap-y-4 sm:grid-cols-2">
        {fields.map((field) => (
          <div className={field.isHalf ? "" : "sm:col-span-2"} key={field.name}>
            <Field field={field} form={{ id, answer, firstWrong }} />
          </div>
        ))}
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <button
          className={`min-h-9 rounded-md px-4 disabled:opacity-70 ${looks[look]}`}
          disabled={isSending}
          type="submit"
        >
          {isSending ? "Writing…" : submit}
        </button>
        {beside !== undefined && <p className="text-mute text-sm">{beside}</p>}
      </div>
    </form>
  );
  if (fold === undefined) return form;
  return (
    <details className="print:hidden" id={id} open={answer.message !== null}>
      <summary className="min-h-6 font-medium text-sm">{fold}</summary>
      {form}
    </details>
  );
}

function Field({ field, form }: { readonly field: FormField; readonly form: AnsweredForm }) {
  switch (field.kind) {
    case "several":
      return <Several field={field} form={form} />;
    case "choice":
      return <Choice field={field} form={form} />;
    case "tick":
      return <Tick field={field} form={form} />;
    default:
      return <Written field={field} form={form} />;
  }
}

/** Why nothing was written, and what is wrong with what no field asks for: nobody would see it elsewhere. */
function Refusal({
  answer: { message, problems },
  asked,
  isFirst,
}: {
  readonly answer: FormAnswer;
  readonly asked: readonly string[];
  /** Nothing is wrong with a field. */
  readonly isFirst: boolean;
}) {
  if (message === null) return null;
  const elsewhere = Object.entries(problems).flatMap(([name, problem]) =>
    asked.includes(name) ? [] : [problem],
  );
  return (
    <div
      {...(isFirst ? { autoFocus: true } : {})}
      className="mb-4 rounded-lg border border-fail px-4 py-3 text-sm"
      role="alert"
      tabIndex={-1}
    >
      <p className="font-semibold text-fail">Nothing was written</p>
      <p className="wrap-anywhere mt-1">
        <AwsText text={[message, ...elsewhere].join(" ")} />
      </p>
    </div>
  );
}

/** A refused form goes on speaking of what its writer saw, unless they were told that it is no longer so. */
function hiddenNow(
  hidden: Readonly<Record<string, string>>,
  { typed, isToldOfChange }: FormAnswer,
): Readonly<Record<string, string>> {
  const seen = isToldOfChange ? undefined : typed.seen?.[0];
  return seen === undefined || hidden.seen === undefined ? hidden : { ...hidden, seen };
}

/** To the first field with which something is wrong; where there is none, to what is said of the whole. */
function goToWhatIsWrong(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>(
    ":is(input, textarea)[aria-invalid], [role=radiogroup][aria-invalid] input",
  );
  (field ?? form?.querySelector<HTMLElement>("[role=alert]"))?.focus();
}

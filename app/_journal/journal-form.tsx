"use client";

import { useActionState } from "react";
import { type FormAnswer, nothingSent } from "./form-answer.ts";
import { type FormField, JournalField } from "./journal-field.tsx";

/**
 * A form whose answer goes into the journal, folded behind its name. A client component because the
 * framework gives back what was typed to these alone; without a script the page comes back with it too.
 */
export function JournalForm({
  id,
  name,
  fields,
  hidden,
  submit,
  action,
  isOpen = false,
}: {
  /** Of the fold; the fields' ids begin with it. */
  readonly id: string;
  /** What the fold is called. */
  readonly name: string;
  readonly fields: readonly FormField[];
  /** What the form says besides, by names; none is `id`, which would hide the form's own. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly action: (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
  readonly isOpen?: boolean;
}) {
  const [answer, send, isSending] = useActionState(action, nothingSent);
  return (
    <details className="print:hidden" id={id} open={isOpen || answer.message !== null}>
      <summary className="min-h-6 font-medium text-sm">{name}</summary>
      <form action={send} className="mt-3 max-w-[46rem] space-y-3.5" key={answer.attempt}>
        {answer.message !== null && (
          <p className="border-fail border-l-2 pl-3 font-medium" role="alert">
            {[answer.message, ...problemsElsewhere(answer, fields)].join(" ")}
          </p>
        )}
        {Object.entries(hidden).map(([field, value]) => (
          <input key={field} name={field} type="hidden" value={value} />
        ))}
        {fields.map((field) => (
          <JournalField
            field={field}
            id={`${id}-${field.name}`}
            key={field.name}
            problem={answer.problems[field.name]}
            typed={answer.message === null ? undefined : (answer.typed[field.name] ?? [])}
          />
        ))}
        <button
          className="min-h-9 rounded-md bg-ink px-4 font-medium text-card text-sm enabled:hover:opacity-90 disabled:opacity-70"
          disabled={isSending}
          type="submit"
        >
          {submit}
        </button>
      </form>
    </details>
  );
}

/** What is wrong with what no field asks for: it stands at the top, or nobody would see it. */
function problemsElsewhere({ problems }: FormAnswer, fields: readonly FormField[]): string[] {
  const asked = new Set(fields.map(({ name }) => name));
  return Object.entries(problems).flatMap(([name, problem]) => (asked.has(name) ? [] : [problem]));
}

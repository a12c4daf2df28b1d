"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { ExceptionProblem } from "../../lib/posture/exception-rules.ts";
import {
  changeException,
  type ExceptionOutcome,
  longestWho,
  makeException,
  withdrawException,
} from "../../lib/record-exception.ts";
import { decide, type Sent, unknownAccount } from "../_journal/decide.ts";
import { rememberName } from "../_journal/your-name.ts";
import { exceptionHref } from "../_links/exceptions-href.ts";
import { type FormState, type FormValues, formFields, noValues } from "./form-state.ts";

/** Accepts a deviation, and shows it. */
export async function accept(_state: FormState, form: FormData): Promise<FormState> {
  const values = valuesOf(form);
  const { control, scope, resource, pattern, reason, owner, ticket, expiresOn } = values;
  const draft = {
    control,
    resource: scope === "resource" ? resource : null,
    pattern: scope === "pattern" ? pattern : null,
    reason,
    owner,
    ticket,
    expiresOn,
  };
  const missing = [...whoMissing(values), ...targetMissing(values)];
  if (missing.length > 0) return refused(values, missing);
  return settle(values, form, (sent) => makeException(draft, byOf(values, sent)));
}

/** Changes the terms of an exception, and shows it. */
export async function change(_state: FormState, form: FormData): Promise<FormState> {
  const values = valuesOf(form);
  const { reason, owner, ticket, expiresOn } = values;
  const missing = whoMissing(values);
  if (missing.length > 0) return refused(values, missing);
  const terms = { reason, owner, ticket, expiresOn };
  return settle(values, form, (sent) =>
    changeException(lookedAt(form, sent), terms, byOf(values, sent)),
  );
}

/** Takes an exception back, and shows what became of it. */
export async function withdraw(_state: FormState, form: FormData): Promise<FormState> {
  const values = valuesOf(form);
  const missing = whoMissing(values);
  if (missing.length > 0) return refused(values, missing);
  return settle(values, form, (sent) =>
    withdrawException(lookedAt(form, sent), byOf(values, sent)),
  );
}

type Problems = readonly { readonly field: keyof FormValues; readonly problem: string }[];

async function settle(
  values: FormValues,
  form: FormData,
  work: (sent: Sent) => Promise<ExceptionOutcome>,
): Promise<FormState> {
  const outcome = await decide(form, work);
  switch (outcome.kind) {
    case "recorded":
    case "nothing_to_change":
      await rememberName(values.who);
      // Every page counts with it, and a redirect alone would leave the frame as it was.
      revalidatePath("/", "layout");
      return redirect(exceptionHref(outcome.exception.id));
    case "refused":
      return refused(values, outcome.problems.map(besideField));
    case "changed_meanwhile":
    case "unknown":
      // So that what stands now is seen beside what was typed.
      revalidatePath("/", "layout");
      return { values, problems: {}, message: outcome.message };
    case "not_decided":
      return { values, problems: {}, message: outcome.message };
    case "no_snapshot":
      return { values, problems: {}, message: unknownAccount };
    default:
      return outcome satisfies never;
  }
}

function refused(values: FormValues, problems: Problems): FormState {
  const first = problems.toReversed().map(({ field, problem }) => [field, problem]);
  return { values, problems: Object.fromEntries(first), message: null };
}

function besideField({ field, problem }: ExceptionProblem): Problems[number] {
  return { field: field === "id" ? "control" : field, problem };
}

function whoMissing({ who }: FormValues): Problems {
  if (who.trim() === "")
    return [{ field: "who", problem: "Say who you are: the journal keeps it." }];
  const problem = `The name is longer than ${longestWho} characters.`;
  return [...who].length > longestWho ? [{ field: "who", problem }] : [];
}

/** An empty field beside a choice would mean every resource. */
function targetMissing({ scope, resource, pattern }: FormValues): Problems {
  if (!["resource", "pattern", "every"].includes(scope))
    return [{ field: "scope", problem: "Choose what is accepted." }];
  if (scope === "resource" && resource.trim() === "")
    return [{ field: "resource", problem: "Name the resource by its id." }];
  if (scope === "pattern" && pattern.trim() === "")
    return [{ field: "pattern", problem: "Write the pattern, such as scratch-*." }];
  return [];
}

function lookedAt(form: FormData, { seen }: Sent) {
  return { id: textIn(form, "exception"), seen };
}

function byOf({ who }: FormValues, { accountId }: Sent) {
  return { who, accountId };
}

function valuesOf(form: FormData): FormValues {
  const given = Object.fromEntries(formFields.map((field) => [field, textIn(form, field)]));
  return { ...noValues, ...given };
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

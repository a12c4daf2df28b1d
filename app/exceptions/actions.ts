"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ExceptionProblem } from "../../lib/posture/exception-rules.ts";
import {
  changeException,
  type ExceptionOutcome,
  longestWho,
  makeException,
  withdrawException,
} from "../../lib/record-exception.ts";
import { storeTroubleOf } from "../../lib/store-trouble.ts";
import { rememberName } from "../_journal/your-name.ts";
import { exceptionHref } from "../_links/exceptions-href.ts";
import { isOwnForm } from "../_security/own-form.ts";
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
  return settle(values, form, (by) => makeException(draft, by));
}

/** Changes the terms of an exception, and shows it. */
export async function change(_state: FormState, form: FormData): Promise<FormState> {
  const values = valuesOf(form);
  const { reason, owner, ticket, expiresOn } = values;
  const missing = whoMissing(values);
  if (missing.length > 0) return refused(values, missing);
  const terms = { reason, owner, ticket, expiresOn };
  return settle(values, form, (by) => changeException(lookedAt(form), terms, by));
}

/** Takes an exception back, and shows what became of it. */
export async function withdraw(_state: FormState, form: FormData): Promise<FormState> {
  const values = valuesOf(form);
  const missing = whoMissing(values);
  if (missing.length > 0) return refused(values, missing);
  return settle(values, form, (by) => withdrawException(lookedAt(form), by));
}

type Problems = readonly { readonly field: keyof FormValues; readonly problem: string }[];

async function settle(
  values: FormValues,
  form: FormData,
  decide: (by: { who: string; accountId: string }) => Promise<ExceptionOutcome>,
): Promise<FormState> {
  const asked = await headers();
  if (!isOwnForm(asked.get("origin"), asked.get("host")))
    return {
      values,
      problems: {},
      message: "This form was not sent from a page of this dashboard.",
    };
  const outcome = await decided(() =>
    decide({ who: values.who, accountId: textIn(form, "account") }),
  );
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
    case "no_snapshot":
      return { values, problems: {}, message: "Nothing was collected of this account yet." };
    default:
      return outcome satisfies never;
  }
}

/** The store's own refusals are told beside what was typed, which would be lost with the page. */
async function decided(decide: () => Promise<ExceptionOutcome>): Promise<ExceptionOutcome> {
  try {
    return await decide();
  } catch (error) {
    const trouble = storeTroubleOf(error);
    if (trouble === null) throw error;
    return { kind: "changed_meanwhile", message: trouble.message };
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
  if (scope === "resource" && resource.trim() === "")
    return [{ field: "resource", problem: "Name the resource by its id." }];
  if (scope === "pattern" && pattern.trim() === "")
    return [{ field: "pattern", problem: "Write the pattern, such as scratch-*." }];
  return [];
}

function lookedAt(form: FormData) {
  return { id: textIn(form, "exception"), seen: Number(textIn(form, "seen")) };
}

function valuesOf(form: FormData): FormValues {
  const given = Object.fromEntries(formFields.map((field) => [field, textIn(form, field)]));
  return { ...noValues, ...given };
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

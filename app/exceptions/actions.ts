"use server";

import type { Problem, Recorded } from "../../lib/record-change.ts";
import {
  changeException,
  type ExceptionOutcome,
  makeException,
  problemsOfSaid,
  withdrawException,
} from "../../lib/record-exception.ts";
import { draftOf, type FormAnswer, fieldOf } from "../_journal/form-answer.ts";
import { recordForm } from "../_journal/record-form.ts";
import { exceptionHref as href } from "../_links/exceptions-href.ts";

/** Accepts a deviation, and shows it. */
export async function accept(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const [who, scope] = [fieldOf(form, "who"), fieldOf(form, "scope")];
  return recordForm({ before, form, who, href }, async ({ accountId }) => {
    const problems = targetProblems(form);
    if (problems.length > 0)
      return { kind: "refused", problems: [...problems, ...problemsOfSaid(termsIn(form), who)] };
    const wanted = {
      control: fieldOf(form, "control"),
      resource: scope === "resource" ? fieldOf(form, "resource") : null,
      pattern: scope === "pattern" ? fieldOf(form, "pattern") : null,
      ...termsIn(form),
    };
    return toRecorded(await makeException(wanted, { who, accountId }, draftOf(form)));
  });
}

/** Changes the terms of an exception, and shows it. */
export async function change(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const [who, id] = [fieldOf(form, "who"), fieldOf(form, "subject")];
  return recordForm({ before, form, who, href }, async ({ accountId, seen }) =>
    toRecorded(await changeException({ id, seen }, termsIn(form), { who, accountId })),
  );
}

/** Takes an exception back, and shows what became of it. */
export async function withdraw(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const [who, id] = [fieldOf(form, "who"), fieldOf(form, "subject")];
  return recordForm({ before, form, who, href }, async ({ accountId, seen }) =>
    toRecorded(await withdrawException({ id, seen }, { who, accountId })),
  );
}

function termsIn(form: FormData) {
  return {
    reason: fieldOf(form, "reason"),
    owner: fieldOf(form, "owner"),
    ticket: fieldOf(form, "ticket"),
    expiresOn: fieldOf(form, "expiresOn"),
  };
}

/** An empty field beside a choice would mean every resource. */
function targetProblems(form: FormData): Problem[] {
  const scope = fieldOf(form, "scope");
  if (!["resource", "pattern", "every"].includes(scope))
    return [{ field: "scope", problem: "Choose what is accepted." }];
  if (scope === "resource" && fieldOf(form, "resource") === "")
    return [{ field: "resource", problem: "Name the resource by its id." }];
  if (scope === "pattern" && fieldOf(form, "pattern") === "")
    return [{ field: "pattern", problem: "Write the pattern, such as scratch-*." }];
  return [];
}

/** What became of an exception, as every form tells it. */
function toRecorded(outcome: ExceptionOutcome): Recorded {
  switch (outcome.kind) {
    case "recorded":
    case "nothing_to_change":
      return { kind: "recorded", id: outcome.exception.id };
    case "refused":
      return outcome;
    case "changed_meanwhile":
      return { kind: "changed", message: outcome.message };
    case "unknown":
      return { kind: "refused", problems: [{ field: "subject", problem: outcome.message }] };
    case "no_snapshot":
      return { kind: "none" };
    default:
      return outcome satisfies never;
  }
}

"use server";

import { declareTest, withdrawTest } from "../../lib/record-test-window.ts";
import { draftOf, type FormAnswer, fieldOf } from "../_journal/form-answer.ts";
import { recordForm } from "../_journal/record-form.ts";
import { declaredTestsHref } from "../_links/hrefs.ts";

const href = () => declaredTestsHref;

/** Declares a penetration test. What is refused comes back as it was typed, with the reason. */
export async function declare(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const who = fieldOf(form, "who");
  return recordForm({ before, form, who, href }, ({ accountId }) =>
    declareTest({
      accountId,
      services: form.getAll("services").map(String),
      from: fieldOf(form, "startsAt"),
      to: fieldOf(form, "endsAt"),
      contact: fieldOf(form, "contact"),
      note: fieldOf(form, "note"),
      who,
      draft: draftOf(form),
    }),
  );
}

/** Takes a declared test back. */
export async function withdraw(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const [id, who] = [fieldOf(form, "subject"), fieldOf(form, "who")];
  return recordForm({ before, form, who, href }, (sent) => withdrawTest({ ...sent, id, who }));
}

"use server";

import type { Recorded } from "../../lib/record-change.ts";
import { declareTest, withdrawTest } from "../../lib/record-test-window.ts";
import { answerRecorded } from "../_journal/answer-recorded.ts";
import { type FormAnswer, fieldOf } from "../_journal/form-answer.ts";
import { declaredTestsHref } from "../_links/hrefs.ts";

/** Declares a penetration test. What is refused comes back as it was typed, with the reason. */
export async function declare(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const recorded = await declareTest({
    services: form.getAll("services").map(String),
    from: fieldOf(form, "startsAt"),
    to: fieldOf(form, "endsAt"),
    contact: fieldOf(form, "contact"),
    note: fieldOf(form, "note"),
    who: fieldOf(form, "who"),
  });
  return answer(recorded, before, form);
}

/** Takes a declared test back. */
export async function withdraw(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const recorded = await withdrawTest({ id: fieldOf(form, "subject"), who: fieldOf(form, "who") });
  return answer(recorded, before, form);
}

function answer(recorded: Recorded, before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const href = declaredTestsHref;
  return answerRecorded(recorded, { before, form, who: fieldOf(form, "who"), href });
}

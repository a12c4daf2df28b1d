"use server";

import { recordNote } from "../../lib/record-note.ts";
import { type FormAnswer, fieldOf } from "../_journal/form-answer.ts";
import { recordForm } from "../_journal/record-form.ts";
import { noteHref } from "./note-href.ts";

/** Keeps a reviewer's note and goes back to where it stands. What is refused comes back as it was typed. */
export async function saveNote(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const [about, reviewer] = [fieldOf(form, "about"), fieldOf(form, "reviewer")];
  return recordForm({ before, form, who: reviewer, href: noteHref }, (sent) =>
    recordNote({
      ...sent,
      about,
      text: fieldOf(form, "text"),
      lastReviewedOn: fieldOf(form, "lastReviewedOn"),
      reviewer,
    }),
  );
}

"use server";

import { recordNote } from "../../lib/record-note.ts";
import { answerRecorded } from "../_journal/answer-recorded.ts";
import { type FormAnswer, fieldOf } from "../_journal/form-answer.ts";
import { noteHref } from "./note-href.ts";

/** Keeps a reviewer's note and goes back to where it stands. What is refused comes back as it was typed. */
export async function saveNote(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const [about, reviewer] = [fieldOf(form, "about"), fieldOf(form, "reviewer")];
  const recorded = await recordNote({
    about,
    text: fieldOf(form, "text"),
    lastReviewedOn: fieldOf(form, "lastReviewedOn"),
    reviewer,
    seen: Number(fieldOf(form, "seen")),
  });
  return answerRecorded(recorded, { before, form, who: reviewer, href: noteHref(about) });
}

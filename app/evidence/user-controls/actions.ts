"use server";

import type { Recorded } from "../../../lib/record-change.ts";
import { recordUserControl, withdrawUserControl } from "../../../lib/record-user-control.ts";
import { answerRecorded } from "../../_journal/answer-recorded.ts";
import { type FormAnswer, fieldOf } from "../../_journal/form-answer.ts";
import { userControlsHref } from "../../_links/hrefs.ts";

/** Keeps a user control. What is refused comes back as it was typed, with the reason. */
export async function save(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const id = fieldOf(form, "subject");
  const recorded = await recordUserControl({
    ...(id === "" ? {} : { id }),
    report: fieldOf(form, "report"),
    reference: fieldOf(form, "reference"),
    text: fieldOf(form, "text"),
    criteria: namesIn(fieldOf(form, "criteria")),
    controls: namesIn(fieldOf(form, "controls")),
    owner: fieldOf(form, "owner"),
    lastReviewedOn: fieldOf(form, "lastReviewedOn"),
    who: fieldOf(form, "who"),
    seen: Number(fieldOf(form, "seen")),
  });
  return answer(recorded, before, form);
}

/** Takes a user control away. */
export async function withdraw(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const said = { id: fieldOf(form, "subject"), who: fieldOf(form, "who") };
  return answer(await withdrawUserControl(said), before, form);
}

/** Names parted by spaces, commas or lines. */
function namesIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter((name) => name !== "");
}

function answer(recorded: Recorded, before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const href = userControlsHref;
  return answerRecorded(recorded, { before, form, who: fieldOf(form, "who"), href });
}

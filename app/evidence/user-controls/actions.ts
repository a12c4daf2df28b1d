"use server";

import { recordUserControl, withdrawUserControl } from "../../../lib/record-user-control.ts";
import { draftOf, type FormAnswer, fieldOf } from "../../_journal/form-answer.ts";
import { recordForm } from "../../_journal/record-form.ts";
import { userControlsHref } from "../../_links/hrefs.ts";

const href = () => userControlsHref;

/** Keeps a user control. What is refused comes back as it was typed, with the reason. */
export async function save(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const [id, who] = [fieldOf(form, "subject"), fieldOf(form, "who")];
  return recordForm({ before, form, who, href }, (sent) =>
    recordUserControl({
      ...sent,
      ...(id === "" ? { draft: draftOf(form) } : { id }),
      report: fieldOf(form, "report"),
      reference: fieldOf(form, "reference"),
      text: fieldOf(form, "text"),
      criteria: namesIn(fieldOf(form, "criteria")),
      controls: namesIn(fieldOf(form, "controls")),
      owner: fieldOf(form, "owner"),
      lastReviewedOn: fieldOf(form, "lastReviewedOn"),
      who,
    }),
  );
}

/** Takes a user control away. */
export async function withdraw(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const [id, who] = [fieldOf(form, "subject"), fieldOf(form, "who")];
  return recordForm({ before, form, who, href }, (sent) =>
    withdrawUserControl({ ...sent, id, who }),
  );
}

/** Names parted by spaces, commas or lines. */
function namesIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter((name) => name !== "");
}

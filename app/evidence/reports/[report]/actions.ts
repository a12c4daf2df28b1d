"use server";

import { revalidatePath } from "next/cache";
import { RedirectType, redirect } from "next/navigation";
import { acceptTerms, type Refusal, requestTerms } from "../../../../lib/request-report.ts";
import { decide } from "../../../_journal/decide.ts";
import { type FormAnswer, fieldOf, refusedForm } from "../../../_journal/form-answer.ts";
import { rememberName } from "../../../_journal/your-name.ts";
import { reportHref } from "../../../_links/hrefs.ts";
import { requestedAt } from "../../../_posture/posture-door.ts";
import { rememberRefusal } from "./latest-refusal.ts";
import { refusalText } from "./refusal-words.ts";
import { carriedTerms, carryTerms, dropTerms } from "./terms-cookie.ts";

/** Asks AWS for a report's terms and leads the browser to them. Only ever because a person pressed the button. */
export async function showTerms(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const [reportId, who] = [fieldOf(form, "report"), fieldOf(form, "who")];
  const answer = await decide(form, () => requestTerms({ reportId, who }));
  if (answer.kind !== "terms") return refuse(before, form, answer);
  await rememberName(who);
  rememberRefusal(reportId, null);
  await carryTerms(reportId, answer.sealed);
  return redirect(answer.address, RedirectType.push);
}

/** Asks AWS for a report whose terms its reader accepts with this form, and leads the browser to it. */
export async function acceptAndOpen(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const [reportId, who] = [fieldOf(form, "report"), fieldOf(form, "who")];
  const answer = await decide(form, async () =>
    acceptTerms({
      reportId,
      sealed: (await carriedTerms()) ?? "",
      who,
      accepts: fieldOf(form, "accepts") === "yes",
    }),
  );
  if (answer.kind !== "report") return refuse(before, form, answer);
  rememberRefusal(reportId, null);
  await dropTerms(reportId);
  return redirect(answer.address, RedirectType.push);
}

/** Which field a refusal is about. */
const fields: Readonly<Partial<Record<Refusal["why"], string>>> = {
  no_name: "who",
  not_accepted: "accepts",
};

/**
 * What is wrong with a field stands beside it. Everything else stands on the page, for whoever looks next:
 * the form that was sent may no longer be there.
 */
function refuse(
  before: FormAnswer,
  form: FormData,
  refusal: Refusal | { readonly kind: "not_decided"; readonly message: string },
): FormAnswer {
  if (refusal.kind === "not_decided")
    return refusedForm(before, form, { message: refusal.message });
  const field = fields[refusal.why];
  if (field !== undefined)
    return refusedForm(before, form, { problems: [{ field, problem: refusalText(refusal) }] });
  const report = fieldOf(form, "report");
  rememberRefusal(report, { at: requestedAt(), refusal });
  // The page is the one that was looked at: a redirect alone would leave it as it was.
  revalidatePath("/", "layout");
  return redirect(`${reportHref(report)}#read`, RedirectType.replace);
}

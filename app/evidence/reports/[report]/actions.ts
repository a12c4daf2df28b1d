"use server";

import { revalidatePath } from "next/cache";
import { RedirectType, redirect } from "next/navigation";
import { acceptTerms, type Refusal, requestTerms } from "../../../../lib/request-report.ts";
import { decide } from "../../../_journal/decide.ts";
import { type FormAnswer, fieldOf, refusedForm } from "../../../_journal/form-answer.ts";
import { rememberName } from "../../../_journal/your-name.ts";
import { evidenceHref, reportHref } from "../../../_links/hrefs.ts";
import { currentPosture, requestedAt } from "../../../_posture/posture-door.ts";
import { dropRefusal, rememberRefusal } from "./latest-refusal.ts";
import { refusalText } from "./refusal-words.ts";
import { carriedTerms, carryTerms, dropTerms } from "./terms-cookie.ts";

/** Where the reports that there are can be chosen from. */
const listed = evidenceHref();

/** Asks AWS for a report's terms and leads the browser to them. Only ever because a person pressed the button. */
export async function showTerms(before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const [reportId, who] = [fieldOf(form, "report"), fieldOf(form, "who")];
  const answer = await decide(form, () => requestTerms({ reportId, who }));
  if (answer.kind !== "terms") return refuse(before, form, answer);
  await rememberName(who);
  await dropRefusal(reportId);
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
  await dropRefusal(reportId);
  await dropTerms(reportId);
  return redirect(answer.address, RedirectType.push);
}

/** Which field a refusal is about. */
const fields: Readonly<Partial<Record<Refusal["why"], string>>> = {
  no_name: "who",
  not_accepted: "accepts",
};

/**
 * What is wrong with a field stands beside it. Everything else stands on the page, for who asked: the form
 * that was sent may no longer be there.
 */
async function refuse(
  before: FormAnswer,
  form: FormData,
  refusal: Refusal | { readonly kind: "not_decided"; readonly message: string },
): Promise<FormAnswer> {
  if (refusal.kind === "not_decided")
    return refusedForm(before, form, { message: refusal.message });
  const field = fields[refusal.why];
  if (field !== undefined)
    return refusedForm(before, form, { problems: [{ field, problem: refusalText(refusal) }] });
  const report = fieldOf(form, "report");
  // Of a report that nobody lists there is no page to say more on.
  if (!(await isListed(report))) return redirect(listed);
  await rememberRefusal({ report, at: requestedAt(), refusal });
  // The page is the one that was looked at: a redirect alone would leave it as it was.
  revalidatePath("/", "layout");
  return redirect(`${reportHref(report)}#read`, RedirectType.replace);
}

async function isListed(report: string): Promise<boolean> {
  const view = await currentPosture();
  return view.kind === "posture" && view.posture.reports.some(({ id }) => id === report);
}

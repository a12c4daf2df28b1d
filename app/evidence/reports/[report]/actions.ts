"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { RedirectType, redirect } from "next/navigation";
import { acceptTerms, type Refusal, requestTerms } from "../../../../lib/request-report.ts";
import { rememberName } from "../../../_journal/your-name.ts";
import { reportHref } from "../../../_links/hrefs.ts";
import { requestedAt } from "../../../_posture/posture-door.ts";
import { isOwnForm } from "../../../_security/own-form.ts";
import { rememberRefusal } from "./latest-refusal.ts";
import { carriedTerms, carryTerms, dropTerms } from "./terms-cookie.ts";

/** Asks AWS for a report's terms and leads the browser to them. Only ever because a person pressed the button. */
export async function showTerms(form: FormData): Promise<void> {
  const report = await reportOf(form);
  const who = text(form, "who");
  await rememberName(who);
  const answer = await requestTerms({ reportId: report, who });
  if (answer.kind === "refused") return backWith(report, answer);
  rememberRefusal(report, null);
  await carryTerms(report, answer.sealed);
  redirect(answer.address, RedirectType.push);
}

/** Asks AWS for a report whose terms its reader accepts with this form, and leads the browser to it. */
export async function acceptAndOpen(form: FormData): Promise<void> {
  const report = await reportOf(form);
  const answer = await acceptTerms({
    reportId: report,
    sealed: (await carriedTerms()) ?? "",
    who: text(form, "who"),
    accepts: form.get("accepts") === "yes",
  });
  if (answer.kind === "refused") return backWith(report, answer);
  rememberRefusal(report, null);
  await dropTerms(report);
  redirect(answer.address, RedirectType.push);
}

/** The report that a form of ours is about; a form of anyone else's is sent away before it does anything. */
async function reportOf(form: FormData): Promise<string> {
  const asked = await headers();
  if (!isOwnForm(asked.get("origin"), asked.get("host"))) redirect("/evidence");
  return text(form, "report");
}

function backWith(report: string, refusal: Refusal): never {
  rememberRefusal(report, { at: requestedAt(), refusal });
  // The page is the one that was looked at: a redirect alone would leave it as it was.
  revalidatePath("/", "layout");
  redirect(`${reportHref(report)}#read`, RedirectType.replace);
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

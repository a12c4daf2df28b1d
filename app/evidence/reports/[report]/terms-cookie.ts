import "server-only";
import { cookies } from "next/headers";
import { termsLastMinutes } from "../../../../lib/sealed-terms.ts";
import { reportHref } from "../../../_links/hrefs.ts";

const name = "demarc-terms";

/** What this browser carries from a report's terms to their acceptance; undefined when it carries nothing. */
export async function carriedTerms(): Promise<string | undefined> {
  return (await cookies()).get(name)?.value;
}

/** Lets this browser carry sealed terms for an hour, and show them to their report's page alone. */
export async function carryTerms(report: string, sealed: string): Promise<void> {
  (await cookies()).set(name, sealed, {
    httpOnly: true,
    sameSite: "lax",
    maxAge: termsLastMinutes * 60,
    path: reportHref(report),
  });
}

/** Terms that were accepted are good for nothing more. */
export async function dropTerms(report: string): Promise<void> {
  (await cookies()).set(name, "", { httpOnly: true, maxAge: 0, path: reportHref(report) });
}

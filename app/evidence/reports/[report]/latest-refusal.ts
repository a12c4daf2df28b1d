import "server-only";
import { cookies } from "next/headers";
import { reportHref } from "../../../_links/hrefs.ts";
import { forgetRefusal, keepRefusal, keptRefusal, type LatestRefusal } from "./kept-refusals.ts";

const cookie = "demarc-refusal";

/** Told to who asked, and not to who looks at the page another day. */
const toldForSeconds = 15 * 60;

/**
 * Shows this browser, and no other, why its request led nowhere. Its cookie has but a name: the words are
 * kept in the process and not in an address, where anyone could write a message of their own.
 */
export async function rememberRefusal(latest: LatestRefusal): Promise<void> {
  const held = await cookies();
  forgetRefusal(held.get(cookie)?.value ?? "");
  held.set(cookie, keepRefusal(latest), {
    httpOnly: true,
    sameSite: "lax",
    maxAge: toldForSeconds,
    path: reportHref(latest.report),
  });
}

/** A request of this browser's has led on. */
export async function dropRefusal(report: string): Promise<void> {
  const held = await cookies();
  forgetRefusal(held.get(cookie)?.value ?? "");
  held.set(cookie, "", { httpOnly: true, maxAge: 0, path: reportHref(report) });
}

export async function latestRefusal(report: string): Promise<LatestRefusal | null> {
  return keptRefusal((await cookies()).get(cookie)?.value ?? "", report);
}

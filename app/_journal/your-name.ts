import "server-only";
/** Who writes: nobody signs in to Demarc, so a person says it, once for this browser. */
import { cookies } from "next/headers";
import { longestName } from "../../lib/posture/seen-text.ts";

const cookie = "your-name";
const yearSeconds = 365 * 24 * 60 * 60;

/** The name that was last given in this browser; empty before. */
export async function rememberedName(): Promise<string> {
  return shortened((await cookies()).get(cookie)?.value ?? "");
}

/** Keeps a name for the next form. Only in an action: a page cannot set cookies. */
export async function rememberName(name: string): Promise<void> {
  const value = shortened(name.trim());
  if (value === "") return;
  (await cookies()).set(cookie, value, {
    httpOnly: true,
    sameSite: "lax",
    maxAge: yearSeconds,
    path: "/",
  });
}

/** By whole characters: half of one can be written into no cookie. */
function shortened(name: string): string {
  return [...name].slice(0, longestName).join("");
}

import "server-only";
/** Who writes: nobody signs in to Demarc, so a person says it, once for this browser. */
import { cookies } from "next/headers";

const cookie = "your-name";
const longestName = 100;
const yearSeconds = 365 * 24 * 60 * 60;

/** The name that was last given in this browser; empty before. */
export async function rememberedName(): Promise<string> {
  return ((await cookies()).get(cookie)?.value ?? "").slice(0, longestName);
}

/** Keeps a name for the next form. Only in an action: a page cannot set cookies. */
export async function rememberName(name: string): Promise<void> {
  const value = name.trim().slice(0, longestName);
  if (value === "") return;
  (await cookies()).set(cookie, value, {
    httpOnly: true,
    sameSite: "lax",
    maxAge: yearSeconds,
    path: "/",
  });
}

"use server";

import { revalidatePath } from "next/cache";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { pathToReturnTo } from "./path-to-return-to.ts";
import { themes } from "./preferences.ts";

const yearSeconds = 365 * 24 * 60 * 60;

/** Remembers how the pages are to look, in this browser alone. Anything that is no theme is the system’s. */
export async function setTheme(form: FormData): Promise<void> {
  const asked = form.get("theme");
  await remember("theme", themes.find((theme) => theme === asked) ?? "system", "system");
}

/** Remembers whether single keys do something. */
export async function setKeys(form: FormData): Promise<void> {
  await remember("keys", form.get("keys") === "off" ? "off" : "on", "on");
}

/** What is usual needs no cookie. Goes back to where the form stood, so that a reload asks nothing. */
async function remember(name: string, value: string, usual: string): Promise<never> {
  const jar = await cookies();
  if (value === usual) jar.delete(name);
  else jar.set(name, value, { httpOnly: true, sameSite: "lax", maxAge: yearSeconds, path: "/" });
  // The frame of the page carries the choice, and a redirect alone would leave it as it was.
  revalidatePath("/", "layout");
  const asked = await headers();
  redirect(pathToReturnTo(asked.get("referer"), asked.get("host")));
}

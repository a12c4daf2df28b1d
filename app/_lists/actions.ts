"use server";

import { cookies } from "next/headers";
import { RedirectType, redirect } from "next/navigation";
import { ownPath } from "../_links/own-path.ts";
import { columnCookie } from "./columns.ts";

const oneYearSeconds = 365 * 24 * 60 * 60;

/** Remembers which columns of a list are left out, in this browser alone, and shows the list again. */
export async function chooseColumns(form: FormData): Promise<void> {
  const list = text(form, "list");
  const hidden = new Set(text(form, "columns").split(".")).difference(
    new Set(form.getAll("shown").map(String)),
  );
  if (isName(list) && [...hidden].every(isName)) {
    (await cookies()).set(columnCookie(list), [...hidden].join("."), {
      httpOnly: true,
      maxAge: oneYearSeconds,
      path: "/",
      sameSite: "lax",
    });
  }
  redirect(ownPath(text(form, "back")), RedirectType.replace);
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function isName(name: string): boolean {
  return /^[a-z][a-z-]{0,40}$/.test(name);
}

import { controlHref, requirementHref } from "../_links/hrefs.ts";

/** The page that a note is about, at the note. */
export function noteHref(about: string): string {
  const [kind, standard = "", ...rest] = about.split(":");
  if (kind === "requirement") return `${requirementHref(standard, rest.join(":"))}#note`;
  return `${controlHref(about.slice("control:".length))}#note`;
}

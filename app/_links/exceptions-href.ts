import { withQuery } from "./hrefs.ts";

/** The register of exceptions. */
export const exceptionsHref = "/exceptions";

/** One exception. */
export function exceptionHref(id: string): string {
  return `/exceptions/${encodeURIComponent(id)}`;
}

/** The form for a new exception, of a control and perhaps one resource. */
export function newExceptionHref(control: string, resource?: string): string {
  return withQuery("/exceptions/new", { control, resource });
}

/** What people decided, the newest first. */
export function journalHref(query: { readonly id?: string; readonly after?: string } = {}): string {
  return withQuery("/journal", query);
}

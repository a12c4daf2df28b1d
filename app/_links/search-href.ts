import { withQuery } from "./hrefs.ts";

/** Everything that answers to a text; without one, the empty search. */
export function searchHref(text = ""): string {
  return withQuery("/search", { q: text });
}

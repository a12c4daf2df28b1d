import { speculationRules } from "../_links/speculation-rules.ts";

/** What the browser may fetch ahead. The same for everybody, so it is asked for once an hour. */
export function GET(): Response {
  return new Response(JSON.stringify(speculationRules), {
    headers: {
      "content-type": "application/speculationrules+json",
      "cache-control": "private, max-age=3600",
    },
  });
}

import { listHits } from "../list-hits.ts";
import type { SearchAnswer } from "../search-answer.ts";

export const dynamic = "force-dynamic";

/** Most of each kind that a palette shows. */
const most = 5;

/** What answers a text, for the palette. Told to our own pages alone, and kept by nobody. */
export async function GET(request: Request): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  const from = request.headers.get("sec-fetch-site");
  if (from !== null && from !== "same-origin" && from !== "none") {
    return new Response("Only Demarc’s own pages may ask.\n", { status: 403, headers });
  }
  const text = new URL(request.url).searchParams.get("q") ?? "";
  const answer: SearchAnswer = { groups: await listHits(text, most) };
  return Response.json(answer, { headers });
}

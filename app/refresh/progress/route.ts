import { currentAttempt } from "../../_posture/posture-door.ts";
import type { ProgressAnswer } from "./progress-answer.ts";

export const dynamic = "force-dynamic";

/** How far the running collection is, for a page that watches it. */
export async function GET(): Promise<Response> {
  const attempt = await currentAttempt();
  const answer: ProgressAnswer =
    attempt?.kind === "running"
      ? { running: true, progress: attempt.progress }
      : { running: false };
  return Response.json(answer, { headers: { "cache-control": "no-store" } });
}

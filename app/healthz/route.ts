import { currentPosture } from "../_posture/posture-door.ts";

export const dynamic = "force-dynamic";

/** Whether the dashboard can answer: 200 with a readable store, 503 with the reason otherwise. */
export async function GET(): Promise<Response> {
  const view = await currentPosture();
  const headers = { "cache-control": "no-store" };
  switch (view.kind) {
    case "posture":
      return Response.json(
        { status: "ok", collectedAt: view.posture.snapshot.finishedAt },
        { headers },
      );
    case "none":
      return Response.json({ status: "ok", collectedAt: null }, { headers });
    case "unreadable":
      return Response.json(
        { status: "unreadable", message: view.message },
        { status: 503, headers },
      );
    default:
      return view satisfies never;
  }
}

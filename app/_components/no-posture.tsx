import type { PostureView } from "../_posture/posture-door.ts";
import { currentAttempt } from "../_posture/posture-door.ts";
import { FirstRun } from "./first-run.tsx";

/** What every page shows while there is no posture to show: why, and what to do. */
export async function NoPosture({
  view,
}: {
  readonly view: Exclude<PostureView, { kind: "posture" }>;
}) {
  switch (view.kind) {
    case "unreadable":
      return (
        <div className="max-w-[72ch] py-6">
          <h1 className="text-balance font-semibold text-2xl leading-[1.15] tracking-[-0.024em]">
            What is stored cannot be read
          </h1>
          <p className="wrap-anywhere mt-3 whitespace-pre-line">{view.message}</p>
          <p className="mt-3 text-mute">Nothing was changed and nothing was overwritten.</p>
        </div>
      );
    case "none":
      return <FirstRun attempt={await currentAttempt()} />;
    default:
      return view satisfies never;
  }
}

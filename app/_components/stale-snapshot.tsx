import type { Posture } from "../../lib/posture/posture.ts";
import type { Instant } from "../../lib/posture/snapshot.ts";
import { Age, Moment } from "./moment.tsx";

/** Age as a warning: AWS has run its rules again since. */
export function StaleSnapshot({
  posture,
  now,
}: {
  readonly posture: Posture;
  readonly now: Instant;
}) {
  const { finishedAt } = posture.snapshot;
  return (
    <p>
      <b className="font-semibold text-amber">
        This is <Age at={finishedAt} now={now} /> old.
      </b>{" "}
      AWS runs its rules at least once a day, so what was collected <Moment at={finishedAt} /> may
      no longer hold.{" "}
      <a className="link" href="/refresh">
        Collect again
      </a>
    </p>
  );
}

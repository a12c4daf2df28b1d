import { configIsComplete, configReadings } from "../../lib/posture/coverage.ts";
import type { Posture } from "../../lib/posture/posture.ts";

/** How far "passing" reaches while Config was not read whole everywhere. Silent where it was. */
export function PassingWhereSeen({ coverage }: Pick<Posture, "coverage">) {
  if (configIsComplete(coverage)) return null;
  const { read, total } = configReadings(coverage);
  return (
    <>
      <a className="link" href="/coverage">
        Config was read whole in {read} of {total} regions
      </a>
      : passing means where seen.
    </>
  );
}

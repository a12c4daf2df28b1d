import { nextStepOf } from "../../lib/exports/next-step.ts";
import { reasonWords, sourceWords } from "../../lib/exports/words.ts";
import type { GapGroup } from "../../lib/posture/group-gaps.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { KeptCoverage } from "../../lib/posture/snapshot.ts";
import { counted } from "../_words/numbers.ts";
import { coverageStateWords } from "../_words/statuses.ts";
import { GapPlaces } from "./gap-places.tsx";
import { StepCommand } from "./step-command.tsx";

/** Everything that is missing for one reason: what stays blind, where, and the exact next step. */
export function GapCard({
  group,
  posture,
}: {
  readonly group: GapGroup;
  readonly posture: Posture;
}) {
  const [first] = group.gaps;
  const single = group.gaps.length === 1;
  const step = nextStepOf(first, {
    region: single && first.region !== "global" ? first.region : "REGION",
    accountId: posture.account.id,
    partition: posture.account.partition,
    recorder: posture.recorders.find((each) => each.region === first.region)?.name ?? null,
  });
  return (
    <section
      aria-labelledby={group.key}
      className="overflow-hidden rounded-xl border border-line bg-card"
    >
      <div aria-hidden="true" className="hatched h-2" />
      <div className="grid gap-x-10 gap-y-4 px-4 py-4 sm:px-5 lg:grid-cols-2">
        <div className="min-w-0">
          <h2 className="font-semibold first-letter:uppercase" id={group.key}>
            {titleOf(first)}
            {!single && (
              <span className="font-normal text-mute">
                {" "}
                in {counted(group.gaps.length, "region")}
              </span>
            )}
          </h2>
          <p className="mt-1 max-w-[68ch] text-mute">{step.blind}</p>
          <GapPlaces gaps={group.gaps} page={step.page} partition={posture.account.partition} />
        </div>
        <div className="min-w-0">
          <p className="max-w-[68ch]">{step.act}</p>
          <StepCommand step={step} />
        </div>
      </div>
    </section>
  );
}

function titleOf(gap: KeptCoverage): string {
  const reason = gap.reason === null ? null : reasonWords[gap.reason];
  // What is not set up is a fact about the account and says itself; what was not read failed.
  if (gap.state === "not_set_up" && reason !== null) return reason;
  const state = `${sourceWords[gap.source]} ${coverageStateWords[gap.state]}`;
  return reason === null ? state : `${state}: ${reason}`;
}

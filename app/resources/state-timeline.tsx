import type { Instant } from "../../lib/posture/snapshot.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Moment } from "../_components/moment.tsx";
import { VerdictWord } from "../_components/verdict.tsx";
import type { PastState } from "./past-states.ts";

const width = 1000;
/** A state that stood for a moment must still be seen. */
const narrowest = 8;

const fills = {
  COMPLIANT: "fill-bar-pass",
  NON_COMPLIANT: "fill-bar-fail",
} as const;

/** The states of one control on one resource as a strip, oldest at the left, with the list behind it. */
export function StateTimeline({
  states,
  now,
}: {
  /** Newest first. */
  readonly states: readonly PastState[];
  /** End of the newest collection. */
  readonly now: Instant;
}) {
  const first = states.at(-1);
  if (first === undefined) return null;
  return (
    <div>
      <p className="mb-1 text-mute text-xs">
        Seen since <Moment at={first.from} />
      </p>
      <svg
        aria-hidden="true"
        className="h-2.5 w-full rounded-[3px]"
        preserveAspectRatio="none"
        viewBox={`0 0 ${width} 10`}
      >
        {segmentsOf(states, first.from, now).map(({ state, x, length }) => (
          <rect
            className={state.compliance === null ? "hatch-ground" : fills[state.compliance]}
            height={10}
            key={state.from}
            width={length}
            x={x}
          />
        ))}
      </svg>
      <ol className="mt-1.5 space-y-1">
        {states.map((state) => (
          <li className="flex flex-wrap gap-x-3" key={state.from}>
            <span className="min-w-32">
              {state.compliance === null ? (
                <span className="text-mute">not judged</span>
              ) : (
                <VerdictWord compliance={state.compliance} />
              )}
            </span>
            <span className="text-mute">
              <Moment at={state.from} />{" "}
              {state.to === null ? (
                "until now"
              ) : (
                <>
                  to <Moment at={state.to} />
                </>
              )}
            </span>
            {state.annotation !== null && (
              <AwsText className="w-full text-soft" text={state.annotation} />
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Each state as long as it stood; the first collection alone fills the strip. */
function segmentsOf(states: readonly PastState[], from: Instant, now: Instant) {
  const start = Date.parse(from);
  const span = Math.max(1, Date.parse(now) - start);
  return states.map((state) => {
    const x = ((Date.parse(state.from) - start) / span) * width;
    const end = state.to === null ? width : ((Date.parse(state.to) - start) / span) * width;
    const left = Math.min(x, width - narrowest);
    return { state, x: left, length: Math.max(narrowest, end - left) };
  });
}

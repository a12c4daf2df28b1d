import type { ReactNode } from "react";
import type { ControlCounts, Ratio, SeverityCounts } from "../../lib/posture/posture.ts";
import type { ControlStatus, PostureStatus } from "../../lib/posture/vocabulary.ts";
import { count, percentOf } from "../_words/numbers.ts";
import { controlStatusWords } from "../_words/statuses.ts";
import { BarKey } from "./bar-key.tsx";
import { Measured } from "./measured.tsx";
import { PostureStatusWord } from "./posture-status.tsx";
import { RatioBar } from "./ratio-bar.tsx";
import { countedSeverities, SeverityCount } from "./severity.tsx";

const shownStatuses = ["failing", "passing", "notEvaluated", "excepted", "notApplicable"] as const;

/** A ratio with everything that belongs beside it: its parts as links, what was left out, and the sum. */
export function Score({
  of,
  status,
  findings,
  hrefOf,
  findingsHrefOf,
  children,
}: {
  readonly of: Ratio & { readonly controls: ControlCounts };
  readonly status: PostureStatus | null;
  readonly findings: SeverityCounts | null;
  readonly hrefOf: (status: ControlStatus) => string;
  readonly findingsHrefOf: (severity: keyof SeverityCounts) => string;
  /** What else must be known to read the ratio. */
  readonly children?: ReactNode;
}) {
  return (
    <section
      aria-label="Score"
      className="mb-4 grid gap-x-10 gap-y-4 rounded-xl border border-line bg-card px-4 py-4 sm:px-5 md:grid-cols-[auto_1fr]"
    >
      <div className="min-w-32">
        <Measured className="text-3xl" of={of} />
        {status !== null && <PostureStatusWord status={status} />}
      </div>
      <div>
        <RatioBar className="mt-1 h-3" counts={of.controls} />
        <BarKey className="mt-2" />
        <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-1">
          {shownStatuses.map((each) => (
            <li key={each}>
              <a className={`marked min-h-6 hover:underline ${each}`} href={hrefOf(each)}>
                <b className="font-semibold">{count(of.controls[each])}</b>
                <span className="text-mute">{controlStatusWords[each]}</span>
              </a>
            </li>
          ))}
          {findings !== null && <Findings findings={findings} hrefOf={findingsHrefOf} />}
        </ul>
        {children}
        <Sum of={of} />
      </div>
    </section>
  );
}

function Findings({
  findings,
  hrefOf,
}: {
  readonly findings: SeverityCounts;
  readonly hrefOf: (severity: keyof SeverityCounts) => string;
}) {
  const counted = countedSeverities(findings);
  if (counted.length === 0) return null;
  return (
    <li className="flex items-center gap-3 border-line sm:border-l sm:pl-6">
      {counted.map((severity) => (
        <a
          className="inline-flex min-h-6 items-center hover:underline"
          href={hrefOf(severity)}
          key={severity}
        >
          <SeverityCount severity={severity} value={count(findings[severity])} />
          <span className="sr-only"> findings</span>
        </a>
      ))}
      <span className="text-mute">active findings</span>
    </li>
  );
}

/** The arithmetic behind a click, so that anyone can add it up again. */
function Sum({ of }: { readonly of: Ratio & { readonly controls: ControlCounts } }) {
  const { passing, failing, notEvaluated, excepted, notApplicable } = of.controls;
  return (
    <details className="mt-2 text-sm">
      <summary className="min-h-6 text-mute">How this is counted</summary>
      <div className="mt-1 max-w-[76ch] space-y-1 text-soft">
        {of.measured === null ? (
          <p>No control was evaluated, so there is nothing to divide: the score is “–”.</p>
        ) : (
          <p>
            {passing} passing ÷ ({passing} passing + {failing} failing) = {percentOf(of.measured)}{" "}
            %, rounded down.
          </p>
        )}
        {notEvaluated > 0 && of.worst !== null && (
          <p>
            {notEvaluated} were not seen. If all of them failed it would be {percentOf(of.worst)} %;
            if all of them passed, {percentOf(of.best)} %. The hatched part of the bar spans exactly
            that.
          </p>
        )}
        <p>
          {excepted} under an exception and {notApplicable} with nothing in scope are in no ratio. A
          control counts once, however many regions, packs or copies it has.
        </p>
      </div>
    </details>
  );
}

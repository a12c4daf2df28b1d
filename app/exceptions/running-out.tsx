import { warnedDays } from "../../lib/posture/exception-rules.ts";
import { standingOfException } from "../../lib/posture/exception-standing.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { Instant } from "../../lib/posture/snapshot.ts";
import { exceptionHref, exceptionsHref } from "../_links/exceptions-href.ts";
import { counted } from "../_words/numbers.ts";
import { daysWords } from "./state-words.ts";

const shown = 3;

/** Warns of exceptions that will soon be over, before what they excuse fails again. Silent where none is. */
export function RunningOut({ posture, now }: { readonly posture: Posture; readonly now: Instant }) {
  const soon = posture.exceptions
    .map((exception) => standingOfException(exception, now))
    .filter(({ state }) => state === "running_out")
    .sort((a, b) => a.daysLeft - b.daysLeft);
  if (soon.length === 0) return null;
  return (
    <aside
      aria-label="Exceptions that run out"
      className="mb-5 rounded-xl border border-amber bg-card px-4 py-3 text-sm sm:px-5"
    >
      <p>
        <b className="font-semibold text-amber">
          {counted(soon.length, "exception")} will be over within {warnedDays} days.
        </b>{" "}
        What {soon.length === 1 ? "it excuses" : "they excuse"} fails then.{" "}
        {soon.slice(0, shown).map(({ exception, daysLeft }, index) => (
          <span key={exception.id}>
            {index > 0 && ", "}
            <a className="link whitespace-nowrap font-mono" href={exceptionHref(exception.id)}>
              {exception.id}
            </a>
            : {daysWords(daysLeft)}
          </span>
        ))}
        {soon.length > shown && (
          <>
            {" and "}
            <a className="link" href={exceptionsHref}>
              {soon.length - shown} more
            </a>
          </>
        )}
        .
      </p>
    </aside>
  );
}

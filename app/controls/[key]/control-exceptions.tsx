import { standingOfException } from "../../../lib/posture/exception-standing.ts";
import type { ControlAssessment, Posture } from "../../../lib/posture/posture.ts";
import type { Instant } from "../../../lib/posture/snapshot.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { exceptionHref, newExceptionHref } from "../../_links/exceptions-href.ts";
import { day } from "../../_words/instants.ts";
import { ExcusedResources } from "../../exceptions/excused-target.tsx";
import { daysWords } from "../../exceptions/state-words.ts";

/** What somebody accepts of a control, and the way to accept what fails. Silent where neither is. */
export function ControlExceptions({
  control,
  posture,
  now,
}: {
  readonly control: ControlAssessment;
  readonly posture: Posture;
  readonly now: Instant;
}) {
  const standing = posture.exceptions
    .filter((exception) => exception.control === control.key)
    .map((exception) => standingOfException(exception, now));
  if (standing.length === 0 && control.nonCompliantResources === 0) return null;
  return (
    <section aria-label="Exceptions" className="mb-4 text-sm">
      <ul className="space-y-1">
        {standing.map(({ exception, state, daysLeft }) => (
          <li key={exception.id}>
            <a className="link font-mono" href={exceptionHref(exception.id)}>
              {exception.id}
            </a>{" "}
            {state === "run_out" ? "excused" : "excuses"} <ExcusedResources exception={exception} />{" "}
            until {day(exception.expiresOn)},{" "}
            <span className={state === "in_force" ? "" : "font-medium text-amber"}>
              {daysWords(daysLeft)}
            </span>
            ; <AwsText text={exception.owner} /> answers for it.
          </li>
        ))}
      </ul>
      {control.nonCompliantResources > 0 && (
        <a
          className="link inline-flex min-h-6 items-center text-brand print:hidden"
          href={newExceptionHref(control.key)}
        >
          Accept this deviation
        </a>
      )}
    </section>
  );
}

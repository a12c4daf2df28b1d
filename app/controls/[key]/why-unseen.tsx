import { reasonWords } from "../../../lib/exports/words.ts";
import type { ControlAssessment, UnseenReason } from "../../../lib/posture/posture.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { coverageHref } from "../../_links/hrefs.ts";

/** Why a control, or part of it, has no verdict: the reason, the regions, and the way on. */
export function WhyUnseen({ control }: { readonly control: ControlAssessment }) {
  if (control.unseen.length === 0) return null;
  const title =
    control.status === "notEvaluated" ? "Why it was not seen" : "What was not seen of it";
  return (
    <section
      aria-labelledby="unseen"
      className="mb-4 overflow-hidden rounded-xl border border-line bg-card"
    >
      <div aria-hidden="true" className="hatched h-2" />
      <div className="px-4 py-3.5 sm:px-5">
        <h2 className="mb-1.5 font-semibold text-sm" id="unseen">
          {title}
        </h2>
        <ul className="space-y-2">
          {control.unseen.map((reason) => (
            <li key={`${reason.kind} ${reason.detail}`}>
              <Reason reason={reason} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Reason({ reason }: { readonly reason: UnseenReason }) {
  return (
    <>
      <p>
        {reason.kind === "not_read" ? (
          <>Its results could not be read: {reasonWords[reason.reason]}.</>
        ) : (
          <>
            AWS has no result for it: the rule never ran, its evaluation fails, or it cannot see its
            resources.
          </>
        )}{" "}
        In{" "}
        {reason.regions.map((region, index) => (
          <span key={region}>
            {index > 0 && ", "}
            <a className="link" href={coverageHref(region, "config")}>
              {region}
            </a>
          </span>
        ))}
        .
      </p>
      {reason.detail !== "" && (
        <AwsText className="font-mono text-mute text-xs" text={reason.detail} />
      )}
    </>
  );
}

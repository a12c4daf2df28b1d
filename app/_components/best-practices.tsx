import { Fragment } from "react";
import type { ControlAssessment } from "../../lib/posture/posture.ts";
import type { PillarId } from "../../lib/posture/vocabulary.ts";
import { requirementHref } from "../_links/hrefs.ts";
import { practicesOf } from "./practices-of.ts";

/** The Well-Architected best practices that failing controls speak about, those with the most first. */
export function BestPractices({
  controls,
  pillar,
}: {
  readonly controls: readonly ControlAssessment[];
  readonly pillar: PillarId;
}) {
  const failing = controls.filter(({ status }) => status === "failing");
  const practices = practicesOf(failing, pillar);
  if (practices.length === 0) return null;
  return (
    <p className="mt-2 text-mute text-xs">
      Best practices in question:{" "}
      {practices.map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ", "}
          <a className="link whitespace-nowrap" href={requirementHref("well-architected", id)}>
            {id}
          </a>
        </Fragment>
      ))}
    </p>
  );
}

import type { ReactNode } from "react";
import type { ControlAssessment } from "../../lib/posture/posture.ts";
import { type Classification, classifications } from "../../lib/posture/vocabulary.ts";
import { type ControlQuery, controlsHref } from "../_links/hrefs.ts";
import { counted } from "../_words/numbers.ts";
import { Card } from "./card.tsx";

const placedBy: Readonly<Record<Classification, string>> = {
  catalogue: "by the catalogue, rule by rule",
  user: "by your mapping file",
  rule_of_thumb:
    "by rule of thumb, from the resource types and the words of a rule that the catalogue does not know. Your mapping file can place it better",
  none: "nowhere, because nothing is known of them",
};

/** Why is this here? Who placed the controls that a page counts, each number a way to them. */
export function WhyCounted({
  controls,
  query,
  children,
}: {
  readonly controls: readonly ControlAssessment[];
  /** Lists exactly these controls. */
  readonly query: ControlQuery;
  /** What is particular to the page, as list items. */
  readonly children?: ReactNode;
}) {
  if (controls.length === 0) return null;
  const groups = Map.groupBy(controls, ({ classifiedBy }) => classifiedBy);
  return (
    <Card className="mt-4" id="why" title="Why is this here?">
      <ul className="max-w-[86ch] list-disc space-y-1 pl-4 text-sm marker:text-mute">
        {classifications.map((classified) => {
          const members = groups.get(classified)?.length ?? 0;
          return members === 0 ? null : (
            <li key={classified}>
              <a className="link" href={controlsHref({ ...query, classified })}>
                {counted(members, "control")}
              </a>{" "}
              {members === 1 ? "was" : "were"} placed here {placedBy[classified]}.
            </li>
          );
        })}
        {children}
      </ul>
    </Card>
  );
}

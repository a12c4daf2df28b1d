import type { ReactNode } from "react";
import type { ControlAssessment } from "../../lib/posture/posture.ts";
import { countControls } from "../../lib/posture/roll-up.ts";
import type { ControlQuery } from "../_links/hrefs.ts";
import { controlsHref } from "../_links/hrefs.ts";
import { foldControls, foldWords } from "../controls/fold-controls.ts";
import { Card } from "./card.tsx";
import { ControlRows, worstFirst } from "./control-rows.tsx";

const shown = 6;

/** Some of a pillar's or an item's controls under a name of their own: a focus area, a pillar. What fails, worst first; its bar stands in the steps above. */
export function ControlGroup({
  id,
  title,
  controls,
  query,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly controls: readonly ControlAssessment[];
  /** The list of exactly these controls. */
  readonly query: ControlQuery;
  /** What else is known of them, last. */
  readonly children?: ReactNode;
}) {
  const counts = countControls(controls);
  const { rest, folds } = foldControls(controls);
  const failing = rest.filter((control) => control.status === "failing");
  return (
    <Card
      aside={
        <a className="link text-brand" href={controlsHref(query)}>
          All {controls.length}
        </a>
      }
      className="mb-4 break-inside-avoid"
      id={id}
      title={title}
    >
      <ControlRows controls={failing.toSorted(worstFirst).slice(0, shown)} />
      {failing.length > shown && (
        <a
          className="link mt-2 inline-block text-brand text-sm"
          href={controlsHref({ ...query, status: "failing" })}
        >
          All {failing.length} failing
        </a>
      )}
      {folds.map((fold) => (
        <p className="border-line border-t pt-2 text-sm" key={fold.group}>
          <a className="link" href={controlsHref({ ...query, about: fold.group })}>
            {foldWords(fold)}
          </a>
        </p>
      ))}
      {failing.length === 0 && folds.length === 0 && (
        <p className="text-mute text-sm">
          {counts.passing > 0
            ? counts.notEvaluated > 0
              ? "Nothing fails where it could be looked."
              : "Nothing fails."
            : "Nothing was evaluated here."}
        </p>
      )}
      {children}
    </Card>
  );
}

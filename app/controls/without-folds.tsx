import type { ControlAssessment } from "../../lib/posture/posture.ts";
import { countControls, ratioOf } from "../../lib/posture/roll-up.ts";
import { type ControlQuery, controlsHref } from "../_links/hrefs.ts";
import { count, percentOf } from "../_words/numbers.ts";
import { groupNamed } from "../_words/rule-groups.ts";
import { foldControls } from "./fold-controls.ts";

/** Beside a score: how many of its controls are alike, and what it would be without them. Silent where none are. */
export function WithoutFolds({
  controls,
  query,
}: {
  readonly controls: readonly ControlAssessment[];
  /** The list of exactly these controls. */
  readonly query: ControlQuery;
}) {
  const { rest, folds } = foldControls(controls);
  if (folds.length === 0) return null;
  const { passing, failing, ...others } = countControls(rest);
  const { measured } = ratioOf({ passing, failing, ...others });
  return (
    <p className="mt-2 text-sm">
      Of which{" "}
      {folds.map(({ group, controls: members }) => (
        <a className="link" href={controlsHref({ ...query, about: group })} key={group}>
          {count(members.length)} are about {groupNamed(group)}
        </a>
      ))}
      <span className="text-mute">
        ; without them{" "}
        {measured === null
          ? "nothing was evaluated"
          : `${count(passing)} of ${count(passing + failing)} pass, ${percentOf(measured)} %`}
        .
      </span>
    </p>
  );
}

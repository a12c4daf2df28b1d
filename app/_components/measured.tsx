import type { ControlCounts, Ratio } from "../../lib/posture/posture.ts";
import { percentOf } from "../_words/numbers.ts";

/** Fewer measured controls than this are told as they are: 3 of 4 is honest, 75 % boasts. */
const enoughForPercent = 10;

/** Whether so few were measured that a percentage would boast. */
export function isTooFew({
  passing,
  failing,
}: Pick<ControlCounts, "passing" | "failing">): boolean {
  return passing + failing > 0 && passing + failing < enoughForPercent;
}

/** The large number of a pillar or an item: a percentage, a plain ratio when few were measured, or `–`. */
export function Measured({
  of,
  className = "text-2xl",
}: {
  readonly of: Ratio & { readonly controls: ControlCounts };
  readonly className?: string;
}) {
  const { passing, failing } = of.controls;
  const evaluated = passing + failing;
  const unit = "ml-0.5 font-normal text-[0.5em] text-mute tracking-normal";
  return (
    <span className={`block font-semibold leading-[1.1] tracking-[-0.035em] ${className}`}>
      {!isTooFew(of.controls) ? (
        <>
          {percentOf(of.measured)}
          {of.measured !== null && <span className={unit}>%</span>}
        </>
      ) : (
        <>
          {passing}
          <span className={unit}> of {evaluated}</span>
        </>
      )}
    </span>
  );
}

/** The line under it: numerator, denominator, and what was left out. */
export function CountsLine({ counts }: { readonly counts: ControlCounts }) {
  const { passing, failing, notEvaluated, excepted, notApplicable } = counts;
  const leftOut = [
    notEvaluated > 0 && `${notEvaluated} not seen`,
    excepted > 0 && `${excepted} excepted`,
    notApplicable > 0 && `${notApplicable} not in scope`,
  ].filter((part) => part !== false);
  return (
    <span className="block text-mute text-xs">
      {[passing + failing === 0 ? "none evaluated" : `${passing} of ${passing + failing} pass`]
        .concat(leftOut)
        .join(" · ")}
    </span>
  );
}

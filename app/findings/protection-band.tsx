import type { Posture } from "../../lib/posture/posture.ts";
import { protectionHref } from "../_links/findings-href.ts";
import { counted } from "../_words/numbers.ts";
import { blindnessOf, plansNotOn } from "./protection-words.ts";

/** What GuardDuty could not see because it was not asked to look: silence there proves nothing. */
export function ProtectionBand({ posture }: { readonly posture: Posture }) {
  const [worst, ...others] = plansNotOn(posture.protection);
  if (worst === undefined) return null;
  return (
    <p className="hatched mb-4 rounded-lg px-4 py-2.5 text-sm">
      {blindnessOf(worst)}{" "}
      {others.length > 0 &&
        `${counted(others.length, "more plan")} ${others.length === 1 ? "is" : "are"} not on everywhere. `}
      <a className="link font-medium" href={protectionHref}>
        What the plans would have seen
      </a>
    </p>
  );
}

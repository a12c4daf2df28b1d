import type { ControlAssessment } from "../../lib/posture/posture.ts";
import { bySeverity } from "../../lib/posture/severity.ts";
import { controlHref } from "../_links/hrefs.ts";
import { counted } from "../_words/numbers.ts";
import { AwsText } from "./aws-text.tsx";
import { SeverityWord } from "./severity.tsx";

/** Failing controls as a short list: severity, what fails, and how many resources. */
export function ControlRows({ controls }: { readonly controls: readonly ControlAssessment[] }) {
  return (
    <ul className="divide-y divide-line">
      {controls.toSorted(worstFirst).map((control) => (
        <li key={control.key}>
          <a
            className="grid grid-cols-[1rem_1fr_auto] items-baseline gap-x-3 md:grid-cols-[5rem_1fr_auto] py-1.5 hover:bg-well"
            href={controlHref(control.key)}
          >
            <SeverityWord narrow="shape" severity={control.severity} />
            <span className="min-w-0">
              <AwsText text={control.title} />
              <Parameters control={control} />
            </span>
            <span className="whitespace-nowrap text-mute text-sm">
              {counted(control.nonCompliantResources, "resource")}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Tells apart two controls that are the same check with other parameters. */
function Parameters({ control }: { readonly control: ControlAssessment }) {
  const parameters = Object.entries(control.parameters);
  if (parameters.length === 0) return null;
  return (
    <AwsText
      className="line-clamp-1 font-mono text-2xs text-mute"
      text={parameters.map(([name, value]) => `${name}=${value}`).join(" ")}
    />
  );
}

/** Severity first, then what touches the most resources, then the title. */
export function worstFirst(a: ControlAssessment, b: ControlAssessment): number {
  return (
    bySeverity(a.severity, b.severity) ||
    b.nonCompliantResources - a.nonCompliantResources ||
    (a.title < b.title ? -1 : 1)
  );
}

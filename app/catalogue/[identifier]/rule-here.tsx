import { ruleSightOf } from "../../../lib/posture/coverage.ts";
import type { ControlAssessment, Posture } from "../../../lib/posture/posture.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { Card } from "../../_components/card.tsx";
import { RulesNotRead } from "../../_components/rules-not-read.tsx";
import { StatusWord } from "../../_components/status.tsx";
import { controlHref } from "../../_links/hrefs.ts";
import { counted } from "../../_words/numbers.ts";

/** Where a managed rule is deployed in this account, by control; that it is not is said plainly. */
export function RuleHere({
  identifier,
  posture,
}: {
  readonly identifier: string;
  /** Null while nothing was collected. */
  readonly posture: Posture | null;
}) {
  const controls = posture?.controls.filter((control) => control.identifier === identifier) ?? [];
  const sight = ruleSightOf(posture?.coverage ?? []);
  return (
    <Card className="mb-4" id="here" title="In this account">
      {posture === null ? (
        <p className="text-mute">Nothing was collected yet, so nobody knows.</p>
      ) : controls.length === 0 ? (
        <p className="text-mute">
          {sight.anyRead && "Not deployed in any region whose rules were read: it judges nothing. "}
          <RulesNotRead sight={sight} />
        </p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {controls.map((control) => (
            <li key={control.key}>
              <ControlLine control={control} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function ControlLine({ control }: { readonly control: ControlAssessment }) {
  const parameters = Object.entries(control.parameters);
  return (
    <a
      className="grid grid-cols-[9rem_1fr] items-baseline gap-x-4 py-2 hover:bg-well sm:grid-cols-[9rem_1fr_auto]"
      href={controlHref(control.key)}
    >
      <StatusWord status={control.status} />
      <span className="min-w-0">
        {parameters.length === 0 ? (
          <span className="text-mute">without parameters</span>
        ) : (
          <AwsText
            className="font-mono text-xs"
            text={parameters.map(([name, value]) => `${name}=${value}`).join(" ")}
          />
        )}
      </span>
      <span className="text-mute text-sm max-sm:col-start-2">
        {counted(control.nonCompliantResources, "failing resource")} ·{" "}
        {counted(control.regions.length, "region")} · {counted(control.ruleCount, "deployed rule")}
      </span>
    </a>
  );
}

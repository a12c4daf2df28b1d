import type { RuleMapping } from "../../lib/posture/control.ts";
import { floorOf } from "../../lib/posture/house.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { StatusWord } from "../_components/status.tsx";
import { ruleHref } from "../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { counted } from "../_words/numbers.ts";
import type { DeployedControls } from "./list-rules.ts";
import { worstStatus } from "./worst-status.ts";

/** One managed rule in the list. */
export function RuleRow({
  rule,
  deployed,
}: {
  readonly rule: RuleMapping;
  readonly deployed: DeployedControls;
}) {
  const { identifier, primaryPillar } = rule;
  if (identifier === null) return null;
  return (
    <tr>
      <td>
        <SeverityWord narrow="shape" severity={rule.severity} />
      </td>
      <th scope="row">
        <a className="font-medium hover:underline" href={ruleHref(identifier)}>
          <AwsText text={rule.title} />
        </a>
        <span className="wrap-anywhere block font-mono text-2xs text-mute">{identifier}</span>
        <span className="mt-0.5 block md:hidden">
          <Here deployed={deployed} identifier={identifier} />
        </span>
      </th>
      <td className="max-md:hidden">
        {primaryPillar === null ? (
          "–"
        ) : (
          <>
            {pillarNamed(primaryPillar).name}
            {rule.pillars.length > 1 && (
              <span className="text-mute"> +{rule.pillars.length - 1}</span>
            )}
            <span className="block text-mute text-xs">{floorNamed(floorOf(rule)).name}</span>
          </>
        )}
      </td>
      <td className="whitespace-nowrap max-md:hidden">
        <EvidenceCount rule={rule} />
      </td>
      <td className="max-md:hidden">
        <Here deployed={deployed} identifier={identifier} />
      </td>
    </tr>
  );
}

function EvidenceCount({ rule: { controls } }: { readonly rule: RuleMapping }) {
  if (controls.length === 0) return <span className="text-mute">no requirement</span>;
  const standards = new Set(controls.map((reference) => reference.split(":")[0]));
  return (
    <>
      {counted(controls.length, "requirement")}
      <span className="block text-mute text-xs">{counted(standards.size, "standard")}</span>
    </>
  );
}

function Here({
  deployed,
  identifier,
}: {
  readonly deployed: DeployedControls;
  readonly identifier: string;
}) {
  if (deployed === null) return <span className="text-mute text-sm">–</span>;
  const controls = deployed.get(identifier) ?? [];
  const worst = worstStatus(controls);
  if (worst === null) return <span className="text-mute text-sm">not deployed</span>;
  return (
    <>
      <StatusWord status={worst} />
      {controls.length > 1 && (
        <span className="block text-mute text-xs">worst of {controls.length} controls</span>
      )}
    </>
  );
}

import { countReferences } from "../../lib/browse-catalogue.ts";
import type { RuleMapping } from "../../lib/posture/control.ts";
import type { RuleSight } from "../../lib/posture/coverage.ts";
import { floorOf } from "../../lib/posture/house.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { StatusWord } from "../_components/status.tsx";
import { JointedName } from "../_components/type-names.tsx";
import { ruleHref } from "../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { counted } from "../_words/numbers.ts";
import { referenceWords } from "../_words/standards.ts";
import type { DeployedControls } from "./list-rules.ts";
import { worstStatus } from "./worst-status.ts";

/** One managed rule in the list. */
export function RuleRow({
  rule,
  deployed,
  sight,
}: {
  readonly rule: RuleMapping;
  readonly deployed: DeployedControls;
  readonly sight: RuleSight;
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
        <span className="wrap-anywhere block font-mono text-2xs text-mute">
          <JointedName name={identifier} />
        </span>
        <span className="mt-0.5 block md:hidden">
          <Here deployed={deployed} identifier={identifier} sight={sight} />
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
        <Here deployed={deployed} identifier={identifier} sight={sight} />
      </td>
    </tr>
  );
}

function EvidenceCount({ rule: { controls } }: { readonly rule: RuleMapping }) {
  if (controls.length === 0) return <span className="text-mute">no requirement</span>;
  const { requirements, headings, standards } = countReferences(controls);
  return (
    <>
      {referenceWords({ requirements, headings: requirements === 0 ? headings : 0 })}
      <span className="block text-mute text-xs">
        {headings > 0 && requirements > 0 && `also ${counted(headings, "question")} · `}
        {counted(standards, "standard")}
      </span>
    </>
  );
}

/** Short for a column; the list's own line names the regions. */
function notSeenWords({ anyRead, notRead }: RuleSight): string {
  if (!anyRead) return "not read";
  return notRead.length > 0 ? "not deployed where read" : "not deployed";
}

function Here({
  deployed,
  identifier,
  sight,
}: {
  readonly deployed: DeployedControls;
  readonly identifier: string;
  readonly sight: RuleSight;
}) {
  if (deployed === null) return <span className="text-mute text-sm">–</span>;
  const controls = deployed.get(identifier) ?? [];
  const worst = worstStatus(controls);
  if (worst === null) return <span className="text-mute text-sm">{notSeenWords(sight)}</span>;
  return (
    <>
      <StatusWord status={worst} />
      {controls.length > 1 && (
        <span className="block text-mute text-xs">worst of {controls.length} controls</span>
      )}
    </>
  );
}

import type { RuleAssessment } from "../../../../lib/posture/posture.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { DataTable } from "../../../_components/data-table.tsx";
import { ExternalLink } from "../../../_components/external-link.tsx";
import { SeverityWord } from "../../../_components/severity.tsx";
import { VerdictWord } from "../../../_components/verdict.tsx";
import { configRulePage } from "../../../_links/console-links.ts";
import { controlHref } from "../../../_links/hrefs.ts";
import { RuleResources } from "../../../controls/[key]/rule-resources.tsx";
import { inRuleOrder } from "./verdicts.ts";

/** The rules of a pack, those that fail first. */
export function PackRules({
  rules,
  partition,
}: {
  readonly rules: readonly RuleAssessment[];
  readonly partition: string;
}) {
  return (
    <DataTable
      caption="Rules of the pack"
      columns={[
        { name: "Rule" },
        { name: "Severity", narrow: "hide" },
        { name: "AWS’s verdict", narrow: "hide" },
        { name: "Resources failing", numeric: true },
        { name: "Passing", numeric: true, narrow: "hide" },
        { name: <span className="sr-only">AWS console</span>, narrow: "hide" },
      ]}
    >
      {inRuleOrder(rules).map((rule) => (
        <tr key={rule.arn}>
          <th scope="row">
            <a className="font-medium hover:underline" href={controlHref(rule.control)}>
              <AwsText text={rule.name.replace(/-conformance-pack-[a-z0-9]{9}$/, "")} />
            </a>
            {rule.because !== null && (
              <AwsText className="block text-mute text-xs" text={rule.because} />
            )}
            <span className="mt-0.5 flex flex-wrap items-center gap-x-3 md:hidden">
              <VerdictWord compliance={rule.compliance} stale={rule.because !== null} />
              <SeverityWord severity={rule.severity} />
            </span>
          </th>
          <td className="max-md:hidden">
            <SeverityWord severity={rule.severity} />
          </td>
          <td className="max-md:hidden">
            <VerdictWord compliance={rule.compliance} stale={rule.because !== null} />
          </td>
          <td className="text-right">
            <RuleResources compliance="NON_COMPLIANT" rule={rule} />
          </td>
          <td className="text-right max-md:hidden">
            <RuleResources compliance="COMPLIANT" rule={rule} />
          </td>
          <td className="text-right max-md:hidden">
            <ExternalLink href={configRulePage({ partition, region: rule.region }, rule.name)}>
              Console
            </ExternalLink>
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

import type { RuleAssessment } from "../../../lib/posture/posture.ts";
import { isGlobalType } from "../../../lib/posture/resource.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { ExternalLink } from "../../_components/external-link.tsx";
import { configResourcePage } from "../../_links/console-links.ts";
import { resourceHref } from "../../_links/hrefs.ts";
import type { controlResources } from "../../_posture/lists.ts";
import { day } from "../../_words/instants.ts";

type ControlResource = Awaited<ReturnType<typeof controlResources>>["page"]["rows"][number];

/** One resource under one control. */
export function ResourceRow({
  resource,
  rules,
  partition,
}: {
  readonly resource: ControlResource;
  readonly rules: readonly RuleAssessment[];
  readonly partition: string;
}) {
  const region = consoleRegionOf(resource, rules);
  return (
    <tr>
      <th scope="row">
        <a className="font-medium hover:underline" href={resourceHref(resource)}>
          <AwsText text={resource.resourceId} />
        </a>
        <span className="block text-mute text-xs">
          {resource.resourceType}{" "}
          <span className="whitespace-nowrap md:hidden">· {resource.region}</span>
        </span>
      </th>
      <td className="whitespace-nowrap max-md:hidden">{resource.region}</td>
      <td>
        {resource.annotation === null ? (
          <span className="text-mute">AWS gives no words</span>
        ) : (
          <AwsText text={resource.annotation} />
        )}
      </td>
      <td className="whitespace-nowrap text-right max-md:hidden">
        {resource.inStateSince === null ? "–" : day(resource.inStateSince)}
      </td>
      <td className="text-right">
        <ExternalLink
          href={region === null ? null : configResourcePage({ partition, region }, resource)}
        >
          Console
        </ExternalLink>
      </td>
    </tr>
  );
}

/** A global resource has no region of its own: AWS shows it where a rule judged it. */
function consoleRegionOf(
  resource: ControlResource,
  rules: readonly RuleAssessment[],
): string | null {
  if (!isGlobalType(resource.resourceType)) return resource.region;
  return rules.find((rule) => resource.ruleNames.includes(rule.name))?.region ?? null;
}

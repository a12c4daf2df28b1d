import { explainControl } from "../../../lib/explain-mapping.ts";
import { excusedByThese } from "../../../lib/posture/exceptions.ts";
import type { ControlAssessment, Posture, RuleAssessment } from "../../../lib/posture/posture.ts";
import { isGlobalType } from "../../../lib/posture/resource.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { Command } from "../../_components/command.tsx";
import { ExternalLink } from "../../_components/external-link.tsx";
import { configResourcePage } from "../../_links/console-links.ts";
import { resourceHref } from "../../_links/hrefs.ts";
import { ListPanel } from "../../_lists/list-panel.tsx";
import { closeHref } from "../../_lists/row-link.tsx";
import { listResourceEvaluations } from "../../_posture/lists.ts";
import { readableId } from "../../_words/readable-id.ts";
import { ResourceAcceptance } from "../../exceptions/resource-acceptance.tsx";
import { EvaluationEvidence } from "../../resources/evaluation-evidence.tsx";
import { placeOfKey, resourceKicker } from "../../resources/resource-listing.ts";
import { EvaluationHistory } from "./evaluation-history.tsx";
import { fillCommand } from "./fill-command.ts";
import { type ResourceListing, resourceListingHref } from "./resource-listing.ts";

/** One resource under one control, beside the list: its verdicts over time, what to do, the evidence. */
export async function ResourcePanel({
  row,
  control,
  listing,
  posture,
  rules,
}: {
  readonly row: string;
  readonly control: ControlAssessment;
  readonly listing: ResourceListing;
  readonly posture: Posture;
  readonly rules: readonly RuleAssessment[];
}) {
  const { account } = posture;
  const resource = placeOfKey(row);
  const all =
    resource === null ? [] : await listResourceEvaluations({ accountId: account.id, ...resource });
  const evaluations = all.filter((evaluation) => evaluation.control === control.key);
  const close = resourceListingHref(control, listing, { after: listing.after });
  const panel = { close: closeHref(close.replace(/#.*$/, ""), row), kicker: "Resource" };
  const [latest] = evaluations;
  if (resource === null || latest === undefined) {
    return (
      <ListPanel {...panel} title="No such resource">
        <p>This control has judged no resource of that name.</p>
      </ListPanel>
    );
  }
  const region = isGlobalType(resource.resourceType) ? latest.region : resource.region;
  const { remediation, command } = explainControl(control, rules);
  return (
    <ListPanel
      {...panel}
      kicker={resourceKicker(resource)}
      title={<AwsText text={readableId(resource.resourceId)} />}
      whole={{ href: resourceHref(resource), name: "Open the resource" }}
    >
      <p className="text-sm">
        <ExternalLink href={configResourcePage({ partition: account.partition, region }, resource)}>
          In the AWS console
        </ExternalLink>
      </p>
      {evaluations.some((each) => each.validTo === null && each.compliance !== "COMPLIANT") && (
        <ResourceAcceptance
          control={control.key}
          exception={excusedByThese(posture.exceptions)(control.key, resource.resourceId)}
          resource={resource.resourceId}
        />
      )}
      <EvaluationHistory evaluations={evaluations} />
      <section aria-labelledby="panel-fix">
        <h3 className="font-semibold text-sm" id="panel-fix">
          What to do
        </h3>
        <p className="mt-1">
          <AwsText text={remediation} />
        </p>
        {command !== null && (
          <Command
            label="To start from; read it before you run it"
            text={fillCommand(command, { accountId: account.id, region, resource })}
          />
        )}
      </section>
      <EvaluationEvidence evaluations={evaluations} rules={rules} title={control.title} />
    </ListPanel>
  );
}

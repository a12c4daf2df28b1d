import type { Posture } from "../../lib/posture/posture.ts";
import { isGlobalType } from "../../lib/posture/resource.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { regionHref, resourcesHref } from "../_links/resources-href.ts";
import { listResourceEvaluations } from "../_posture/lists.ts";
import { readableId } from "../_words/readable-id.ts";
import { NoResourceNamed, NothingJudgesIt } from "./no-resource.tsx";
import { ResourceControls } from "./resource-controls.tsx";
import { ResourceFacts } from "./resource-facts.tsx";
import { ResourceFindings } from "./resource-findings.tsx";
import { viewResource } from "./view-resource.ts";
import { WhyHere } from "./why-here.tsx";

/** Everything that is known of one resource, one row for each control. */
export async function ResourceDetail({
  named,
  posture,
}: {
  readonly named: Readonly<Record<"region" | "resourceType" | "resourceId", string | undefined>>;
  readonly posture: Posture;
}) {
  const { region, resourceType, resourceId } = named;
  if (region === undefined || resourceType === undefined || resourceId === undefined) {
    return <NoResourceNamed named={named} />;
  }
  const place = {
    region: isGlobalType(resourceType) ? "global" : region,
    resourceType,
    resourceId,
  };
  const evaluations = await listResourceEvaluations({ accountId: posture.account.id, ...place });
  const view = viewResource(posture, place, evaluations);
  return (
    <>
      <PageHeading crumbs={crumbsOf(place)} title={<AwsText text={readableId(resourceId)} />}>
        <AwsText text={resourceType} />{" "}
        {place.region === "global" ? (
          "is global: the same one in every region"
        ) : (
          <>
            in <AwsText text={region} />
          </>
        )}
        {readableId(resourceId) !== resourceId && (
          <AwsText className="mt-1 block break-all font-mono text-xs" text={resourceId} />
        )}
      </PageHeading>
      <ResourceFacts evaluations={evaluations} place={place} posture={posture} view={view} />
      {view.judged.length === 0 && <NothingJudgesIt place={place} posture={posture} view={view} />}
      <ResourceControls posture={posture} view={view} />
      <ResourceFindings place={place} posture={posture} />
      <WhyHere place={place} view={view} />
    </>
  );
}

/** Account, region, resources of the type: each step names the one before. */
function crumbsOf({
  region,
  resourceType,
}: {
  readonly region: string;
  readonly resourceType: string;
}) {
  const isGlobal = region === "global";
  return [
    { name: "Overview", href: "/" },
    ...(isGlobal ? [] : [{ name: region, href: regionHref(region) }]),
    {
      name: "Resources",
      href: resourcesHref(isGlobal ? {} : { region }),
    },
    { name: resourceType, href: resourcesHref({ type: resourceType, region }) },
  ];
}

import type { Metadata } from "next";
import { AwsText } from "../_components/aws-text.tsx";
import { EmptyState } from "../_components/empty-state.tsx";
import { ExternalLink } from "../_components/external-link.tsx";
import { NoPosture } from "../_components/no-posture.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { configResourcePage } from "../_links/console-links.ts";
import { type SearchParams, textOf } from "../_links/search-params.ts";
import { listResourceEvaluations } from "../_posture/lists.ts";
import { currentPosture } from "../_posture/posture-door.ts";
import { EvaluationTable } from "./evaluation-table.tsx";

export const metadata: Metadata = { title: "Resource" };

export default async function ResourcePage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const parameters = await searchParams;
  const region = textOf(parameters, "region");
  const resourceType = textOf(parameters, "type");
  const resourceId = textOf(parameters, "id");
  if (region === undefined || resourceType === undefined || resourceId === undefined) {
    return <NoResourceNamed />;
  }
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { account } = view.posture;
  const resource = { accountId: account.id, region, resourceType, resourceId };
  const evaluations = await listResourceEvaluations(resource);
  const judgedIn = evaluations[0]?.region ?? region;
  const current = evaluations.filter((evaluation) => evaluation.validTo === null);
  const past = evaluations.filter((evaluation) => evaluation.validTo !== null);
  return (
    <>
      <PageHeading
        crumbs={[
          { name: "Overview", href: "/" },
          { name: "Controls", href: "/controls" },
        ]}
        title={<AwsText text={resourceId} />}
      >
        <AwsText text={resourceType} /> in <AwsText text={region} />.{" "}
        <ExternalLink
          href={configResourcePage({ partition: account.partition, region: judgedIn }, resource)}
        >
          Its configuration and timeline
        </ExternalLink>
      </PageHeading>
      {evaluations.length === 0 ? (
        <EmptyState title="No rule has judged this resource">
          <p>
            Either no rule looks at it, or it is where Config could not be read.{" "}
            <a className="link" href="/coverage">
              What could be seen
            </a>
          </p>
        </EmptyState>
      ) : (
        <>
          <EvaluationTable
            caption="Verdicts that stand"
            evaluations={current}
            posture={view.posture}
          />
          {past.length > 0 && (
            <div className="mt-6">
              <EvaluationTable
                caption="Earlier verdicts"
                evaluations={past}
                posture={view.posture}
              />
            </div>
          )}
        </>
      )}
    </>
  );
}

function NoResourceNamed() {
  return (
    <>
      <PageHeading title="No resource named" />
      <EmptyState title="The address names no resource">
        <p>
          A resource is reached from a{" "}
          <a className="link" href="/controls">
            control
          </a>{" "}
          that judged it: the address needs its region, type and id.
        </p>
      </EmptyState>
    </>
  );
}

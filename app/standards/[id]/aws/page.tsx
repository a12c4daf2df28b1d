import type { Metadata } from "next";
import { nothingHere } from "../../../_answers/nothing-here.tsx";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { NoPosture } from "../../../_components/no-posture.tsx";
import { PageHeading } from "../../../_components/page-heading.tsx";
import { standardAwsHref, standardHref } from "../../../_links/hrefs.ts";
import type { SearchParams } from "../../../_links/search-params.ts";
import { standardName } from "../../../_words/standards.ts";
import { KindsInWindow } from "../../../evidence/_window/kinds-in-window.tsx";
import { readWindow } from "../../../evidence/_window/read-window.ts";
import { AddendumLine } from "../../../evidence/addendum-line.tsx";
import { ArtifactGap } from "../../../evidence/artifact-gap.tsx";
import { HowLongReportsSpeak } from "../../../evidence/how-long-reports-speak.tsx";
import { KindTable } from "../../../evidence/kind-table.tsx";
import { readAddendum } from "../../../evidence/read-addendum.ts";
import { findStandard } from "../../find-standard.ts";
import { isHipaa, kindsForStandard } from "./aws-part.ts";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findStandard((await params).id);
  return {
    title:
      found.kind === "standard" ? `AWS’s part of ${standardName(found.standard)}` : "Not found",
  };
}

export default async function StandardAwsPage({ params, searchParams }: Props) {
  const found = await findStandard((await params).id);
  if (found.kind === "unknown") return nothingHere();
  if (found.kind === "no_posture") return <NoPosture view={found.view} />;
  const { standard, posture } = found;
  const kinds = kindsForStandard(standard, posture);
  const asked = readWindow(await searchParams);
  const name = standardName(standard);
  return (
    <>
      <PageHeading
        crumbs={[
          { name: "Standards", href: "/standards" },
          { name, href: standardHref(standard.id) },
        ]}
        title={`AWS’s part of ${name}`}
      >
        What speaks for AWS’s half of its requirements, and how far it covers the time your auditor
        looks at. It never speaks for yours.
      </PageHeading>
      <ArtifactGap artifact={posture.coverage.find((row) => row.source === "artifact")} />
      {isHipaa(standard) && (
        <p className="mb-4 max-w-[86ch]">
          <AddendumLine standing={readAddendum(posture)} />
        </p>
      )}
      {kinds.length === 0 ? (
        <EmptyState title="No kind of evidence is named for it">
          <p>No requirement in scope here asks for a report or an agreement of AWS’s.</p>
        </EmptyState>
      ) : (
        <>
          <KindsInWindow
            action={standardAwsHref(standard.id)}
            asked={asked}
            kinds={kinds.map(({ kind }) => kind.kind)}
            posture={posture}
          />
          <div className="mt-4">
            <KindTable caption={`Evidence for AWS’s part of ${name}`} kinds={kinds} withItems />
          </div>
          <HowLongReportsSpeak />
        </>
      )}
    </>
  );
}

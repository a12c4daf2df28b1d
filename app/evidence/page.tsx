import type { Metadata } from "next";
import { NoPosture } from "../_components/no-posture.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { evidenceHref, userControlsHref } from "../_links/hrefs.ts";
import type { SearchParams } from "../_links/search-params.ts";
import { Stones } from "../_overview/foundation.tsx";
import { currentPosture } from "../_posture/posture-door.ts";
import { KindsInWindow } from "./_window/kinds-in-window.tsx";
import { readWindow, windowQuery } from "./_window/read-window.ts";
import { AgreementTable } from "./agreement-table.tsx";
import { ArtifactGap } from "./artifact-gap.tsx";
import { KindTable } from "./kind-table.tsx";
import { readAddendum } from "./read-addendum.ts";
import { readKinds } from "./read-kinds.ts";
import { ReportSection } from "./report-section.tsx";
import { doesSpeak } from "./view-kinds.ts";

export const metadata: Metadata = { title: "Evidence" };

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

export default async function EvidencePage({ searchParams }: Props) {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { posture } = view;
  const { partition } = posture.account;
  const artifact = posture.coverage.find((row) => row.source === "artifact");
  const kinds = readKinds(posture);
  const speaking = kinds.filter(doesSpeak).length;
  const asked = readWindow(await searchParams);
  return (
    <>
      <PageHeading title="Evidence for AWS’s half">
        What independent assessors attest about AWS, from AWS Artifact. It speaks for the items
        below the line and never for yours. Demarc keeps titles and periods only; the documents stay
        with AWS, under their terms.{" "}
        <a className="link" href={userControlsHref}>
          What SOC reports expect of you
        </a>
        .
      </PageHeading>
      <ArtifactGap artifact={artifact} />
      <section
        aria-label="AWS’s items"
        className="rounded-xl border border-line bg-ground px-4 pt-4 pb-4"
      >
        <Stones posture={posture} />
      </section>
      <section aria-labelledby="kinds" className="mt-7">
        <h2 className="mb-2 font-semibold text-lg" id="kinds">
          {speaking} of {kinds.length} kinds of evidence speak today
        </h2>
        <KindTable caption="Kinds of evidence" kinds={kinds} withItems />
      </section>
      <div className="mt-7">
        <KindsInWindow
          action={evidenceHref()}
          asked={asked}
          kinds={kinds.map(({ kind }) => kind.kind)}
          posture={posture}
        />
      </div>
      <ReportSection posture={posture} window={windowQuery(asked)} />
      <AgreementTable
        addendum={readAddendum(posture)}
        agreements={posture.agreements}
        artifact={artifact}
        partition={partition}
      />
    </>
  );
}

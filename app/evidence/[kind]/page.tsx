import type { Metadata } from "next";
import { type EvidenceKind, evidenceKinds } from "../../../lib/posture/vocabulary.ts";
import { readEvidenceKinds } from "../../../lib/read-catalogue.ts";
import { nothingHere } from "../../_answers/nothing-here.tsx";
import { EmptyState } from "../../_components/empty-state.tsx";
import { NoPosture } from "../../_components/no-posture.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { ReportTable } from "../../_components/report-table.tsx";
import { coverageHref, evidenceHref, evidenceKindHref } from "../../_links/hrefs.ts";
import type { SearchParams } from "../../_links/search-params.ts";
import { currentPosture } from "../../_posture/posture-door.ts";
import { KindsInWindow } from "../_window/kinds-in-window.tsx";
import { readWindow, windowQuery } from "../_window/read-window.ts";
import { AddendumLine } from "../addendum-line.tsx";
import { readAddendum } from "../read-addendum.ts";
import { readKinds } from "../read-kinds.ts";
import { EvidencedRequirements } from "./evidenced-requirements.tsx";
import { KindFacts } from "./kind-facts.tsx";

interface Props {
  readonly params: Promise<{ readonly kind: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const kind = kindOf((await params).kind);
  const known = readEvidenceKinds().find((each) => each.kind === kind);
  return { title: known?.name ?? "Not found" };
}

export default async function EvidenceKindPage({ params, searchParams }: Props) {
  const kind = kindOf((await params).kind);
  if (kind === null) return nothingHere();
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const shown = readKinds(view.posture).find((each) => each.kind.kind === kind);
  if (shown === undefined) return nothingHere();
  const asked = readWindow(await searchParams);
  const query = windowQuery(asked);
  return (
    <>
      <PageHeading
        crumbs={[{ name: "Evidence", href: evidenceHref(query) }]}
        title={shown.kind.name}
      >
        What speaks for AWS’s half, and for which requirements. It never speaks for yours.
      </PageHeading>
      <KindFacts view={shown} />
      {kind === "baa" && (
        <p className="mb-4 max-w-[86ch]">
          <AddendumLine standing={readAddendum(view.posture)} />
        </p>
      )}
      <div className="mb-4">
        <KindsInWindow
          action={evidenceKindHref(kind)}
          asked={asked}
          kinds={[kind]}
          posture={view.posture}
        />
      </div>
      {shown.reports.length > 0 && (
        <div className="mb-4">
          <ReportTable
            caption={`Recognised as ${shown.kind.name}`}
            reports={shown.reports}
            window={query}
          />
        </div>
      )}
      {shown.standing === "missing" && (
        <div className="mb-4">
          <EmptyState title="Nothing of this kind was recognised in Artifact">
            <p>
              Artifact was read, and none of its {shown.kind.from} has these words. Should you know
              better, its own list has the last word.
            </p>
          </EmptyState>
        </div>
      )}
      {shown.standing === "not_read" && (
        <div className="mb-4">
          <EmptyState title="Artifact could not be read, or not whole">
            <p>
              <a className="link" href={coverageHref("global", "artifact")}>
                What to allow, and where
              </a>
            </p>
          </EmptyState>
        </div>
      )}
      <EvidencedRequirements standards={shown.standards} />
    </>
  );
}

function kindOf(text: string): EvidenceKind | null {
  return evidenceKinds.find((kind) => kind === text) ?? null;
}

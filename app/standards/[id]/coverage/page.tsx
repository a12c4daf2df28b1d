import type { Metadata } from "next";
import { ruleSightOf } from "../../../../lib/posture/coverage.ts";
import { readStandardGaps } from "../../../../lib/read-catalogue.ts";
import { nothingHere } from "../../../_answers/nothing-here.tsx";
import { NoPosture } from "../../../_components/no-posture.tsx";
import { PageHeading } from "../../../_components/page-heading.tsx";
import { RulesNotRead } from "../../../_components/rules-not-read.tsx";
import { standardHref } from "../../../_links/hrefs.ts";
import { count } from "../../../_words/numbers.ts";
import { standardName } from "../../../_words/standards.ts";
import { findStandard } from "../../find-standard.ts";
import { requirementsOf } from "../../read-references.ts";
import { MissingRules } from "./missing-rules.tsx";
import { OfferedPacks } from "./offered-packs.tsx";
import { RecorderGaps } from "./recorder-gaps.tsx";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findStandard((await params).id);
  return {
    title: found.kind === "standard" ? `Unseen of ${standardName(found.standard)}` : "Not found",
  };
}

export default async function StandardCoveragePage({ params }: Props) {
  const found = await findStandard((await params).id);
  if (found.kind === "unknown") return nothingHere();
  if (found.kind === "no_posture") return <NoPosture view={found.view} />;
  const { standard, framework, posture } = found;
  const gaps = readStandardGaps(posture, standard);
  const sight = ruleSightOf(posture.coverage);
  const { not_automated: blind } = framework.counts;
  return (
    <>
      <PageHeading
        crumbs={[
          { name: "Standards", href: "/standards" },
          { name: standardName(standard), href: standardHref(standard.id) },
        ]}
        title={`What is not seen of ${standardName(standard)}`}
      >
        {count(gaps.rulesDeployed)} of {count(gaps.rulesOffered)} managed rules that speak for some
        of its {count(requirementsOf(standard).length)} requirements{" "}
        {sight.anyRead ? "are deployed in at least one region" : "are known to be deployed"}.{" "}
        <RulesNotRead sight={sight} />{" "}
        <a className="link" href={standardHref(standard.id, { status: "not_automated" })}>
          {count(blind)} in scope cannot be looked at by any rule
        </a>
        ; a person attests those. Nothing on this page was or will be deployed by Demarc.
      </PageHeading>
      <OfferedPacks gaps={gaps} sight={sight} standard={standard} />
      <RecorderGaps gaps={gaps.recorderGaps} posture={posture} />
      <MissingRules missing={gaps.missingRules} sight={sight} standard={standard} />
    </>
  );
}

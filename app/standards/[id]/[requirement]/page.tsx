import type { Metadata } from "next";
import { nothingHere } from "../../../_answers/nothing-here.tsx";
import { NoPosture } from "../../../_components/no-posture.tsx";
import { PageHeading } from "../../../_components/page-heading.tsx";
import { standardHref, standardSectionHref } from "../../../_links/hrefs.ts";
import { standardName } from "../../../_words/standards.ts";
import { AwsHalf } from "./aws-half.tsx";
import { Contradictions } from "./contradictions.tsx";
import { DeployedRules } from "./deployed-rules.tsx";
import { findRequirement } from "./find-requirement.ts";
import { MissingRules } from "./missing-rules.tsx";
import { Neighbours } from "./neighbours.tsx";
import { NotEvidence } from "./not-evidence.tsx";
import { RequirementFacts } from "./requirement-facts.tsx";
import { RequirementNote } from "./requirement-note.tsx";
import { WhoseJob } from "./whose-job.tsx";

interface Props {
  readonly params: Promise<{ readonly id: string; readonly requirement: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, requirement } = await params;
  const found = await findRequirement(id, requirement);
  if (!("found" in found) || found.found === "unknown")
    return { title: "found" in found ? "Not found" : "Requirement" };
  return { title: `${found.row.id}, ${standardName(found.standard)}` };
}

export default async function RequirementPage({ params }: Props) {
  const { id, requirement } = await params;
  const found = await findRequirement(id, requirement);
  if (!("found" in found)) return <NoPosture view={found.view} />;
  if (found.found === "unknown") return nothingHere();
  const { standard, section, row } = found;
  const isAwss = found.assessment.responsibility === "aws";
  return (
    <>
      <PageHeading
        crumbs={[
          { name: "Standards", href: "/standards" },
          { name: standardName(standard), href: standardHref(standard.id) },
          { name: section.title, href: standardSectionHref(standard.id, section.id) },
        ]}
        title={
          <>
            <span className="mr-2 text-mute">{row.id}</span>
            {row.title}
          </>
        }
      >
        The title is ours; the requirement’s own words are its publisher’s.
      </PageHeading>
      <RequirementFacts of={found} />
      <WhoseJob of={found} />
      <RequirementNote of={found} />
      {!isAwss && (
        <>
          <DeployedRules of={found} />
          <MissingRules of={found} />
        </>
      )}
      <NotEvidence of={found} />
      <Contradictions of={found} />
      <AwsHalf of={found} />
      <Neighbours of={found} />
    </>
  );
}

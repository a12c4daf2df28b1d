import type { Metadata } from "next";
import { nothingHere } from "../../../_answers/nothing-here.tsx";
import { NoPosture } from "../../../_components/no-posture.tsx";
import { currentPosture } from "../../../_posture/posture-door.ts";
import { saySequence } from "../../_describe/say-sequence.ts";
import { FindingFacts } from "../../_parts/finding-facts.tsx";
import { FindingJson } from "../../_parts/finding-json.tsx";
import { FindingTimeLine } from "../../_parts/finding-time-line.tsx";
import { FirstSteps } from "../../_parts/first-steps.tsx";
import { OpenDoorsCard } from "../../_parts/open-doors.tsx";
import { SequenceCast } from "../../_parts/sequence-cast.tsx";
import { SequenceStory } from "../../_parts/sequence-story.tsx";
import { FindingHeading } from "./finding-heading.tsx";
import { loadFindingView } from "./load-finding-view.ts";

export const metadata: Metadata = { title: "Finding" };

export default async function FindingPage({
  params,
}: {
  readonly params: Promise<{ readonly region: string; readonly id: string }>;
}) {
  const place = await params;
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { posture } = view;
  const shown = await loadFindingView(posture, place);
  if (shown === null) return nothingHere();
  const { finding, sequence, description } = shown;
  return (
    <>
      <FindingHeading
        account={posture.account}
        finding={finding}
        partOf={shown.partOf}
        sentence={sequence === null ? description.sentence : saySequence(sequence)}
      />
      <div className="items-start gap-4 max-lg:space-y-4 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(20rem,32%)]">
        <div className="min-w-0 space-y-4">
          {sequence === null ? (
            <FindingFacts description={description} />
          ) : (
            <SequenceStory findingHrefs={shown.findingHrefs} sequence={sequence} />
          )}
          <FirstSteps commands={shown.commands} mapping={shown.mapping} />
          <FindingJson detail={finding.detail} />
        </div>
        <div className="min-w-0 space-y-4">
          <OpenDoorsCard doors={shown.doors} />
          {sequence !== null && <SequenceCast sequence={sequence} />}
          <FindingTimeLine finding={finding} />
        </div>
      </div>
    </>
  );
}

import type { Metadata } from "next";
import { cache } from "react";
import { explainControl } from "../../../lib/explain-mapping.ts";
import type { ControlAssessment, Posture } from "../../../lib/posture/posture.ts";
import { aboutControl } from "../../../lib/posture/reviews.ts";
import { nothingHere } from "../../_answers/nothing-here.tsx";
import { AwsText } from "../../_components/aws-text.tsx";
import { NoPosture } from "../../_components/no-posture.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { RuleMeaning } from "../../_components/rule-meaning.tsx";
import { UnusedFilters } from "../../_components/unused-filters.tsx";
import { decodedSegment } from "../../_links/path-segment.ts";
import type { SearchParams } from "../../_links/search-params.ts";
import { NoteCard } from "../../_notes/note-card.tsx";
import { currentPosture, requestedAt } from "../../_posture/posture-door.ts";
import { BesideResources } from "./beside-resources.tsx";
import { ControlCopies } from "./control-copies.tsx";
import { ControlExceptions } from "./control-exceptions.tsx";
import { ControlFacts } from "./control-facts.tsx";
import { ControlResources } from "./control-resources.tsx";
import { crumbsOf } from "./crumbs.ts";
import { fillCommand } from "./fill-command.ts";
import { readResourceListing } from "./resource-listing.ts";
import { WhyHere } from "./why-here.tsx";
import { WhyUnseen } from "./why-unseen.tsx";

interface Props {
  readonly params: Promise<{ readonly key: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findControl((await params).key);
  return { title: found.kind === "control" ? found.control.title.slice(0, 120) : "Not found" };
}

export default async function ControlPage({ params, searchParams }: Props) {
  const found = await findControl((await params).key);
  if (found.kind === "no_posture") return <NoPosture view={found.view} />;
  if (found.kind === "unknown") return nothingHere();
  const { control, posture } = found;
  const rules = posture.rules.filter((rule) => rule.control === control.key);
  const mapping = explainControl(control, rules);
  const listing = readResourceListing(await searchParams, control, posture);
  const isUnseen = control.status === "notEvaluated";
  return (
    <>
      <PageHeading crumbs={crumbsOf(control)} title={<AwsText text={control.title} />}>
        <AwsText className="font-mono text-xs" text={control.key} />
      </PageHeading>
      <ControlFacts control={control} />
      <ControlExceptions control={control} now={requestedAt()} posture={posture} />
      <UnusedFilters names={listing.unused} />
      <BesideResources
        beside={
          <>
            {isUnseen && <WhyUnseen control={control} />}
            <RuleMeaning
              rule={{ ...mapping, command: commandOf(mapping.command, control, posture) }}
            />
            {!isUnseen && <WhyUnseen control={control} />}
          </>
        }
        isPanelOpen={listing.shown !== undefined}
      >
        <ControlResources control={control} listing={listing} posture={posture} rules={rules} />
      </BesideResources>
      <NoteCard about={aboutControl(control.key)} accountId={posture.account.id} className="mt-7" />
      <ControlCopies control={control} partition={posture.account.partition} rules={rules} />
      <WhyHere control={control} mapping={mapping} rules={rules} />
    </>
  );
}

/** Where a control fails in one region alone, its command names that region. */
function commandOf(
  command: string | null,
  { failingRegions }: ControlAssessment,
  { account }: Posture,
): string | null {
  const [region = null, ...more] = failingRegions;
  return (
    command &&
    fillCommand(command, { accountId: account.id, region: more.length === 0 ? region : null })
  );
}

type Found =
  | { readonly kind: "control"; readonly control: ControlAssessment; readonly posture: Posture }
  | { readonly kind: "unknown" }
  | {
      readonly kind: "no_posture";
      readonly view: Exclude<Awaited<ReturnType<typeof currentPosture>>, { kind: "posture" }>;
    };

const findControl = cache(async (segment: string): Promise<Found> => {
  const view = await currentPosture();
  if (view.kind !== "posture") return { kind: "no_posture", view };
  const key = decodedSegment(segment);
  const control = view.posture.controls.find((each) => each.key === key);
  return control === undefined
    ? { kind: "unknown" }
    : { kind: "control", control, posture: view.posture };
});

import type { Metadata } from "next";
import { nothingHere } from "../../_answers/nothing-here.tsx";
import { NoPosture } from "../../_components/no-posture.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { historyHref } from "../../_links/history-href.ts";
import { decodedSegment } from "../../_links/path-segment.ts";
import { type SearchParams, textOf } from "../../_links/search-params.ts";
import { earlierThan, readChanges } from "../../_posture/history-door.ts";
import { currentPosture } from "../../_posture/posture-door.ts";
import { minute } from "../../_words/instants.ts";
import { counted } from "../../_words/numbers.ts";
import { OnlyOne } from "../only-one.tsx";
import { CauseTable } from "./cause-table.tsx";
import { ChangedControls } from "./changed-controls.tsx";
import { ChangedEvidence } from "./changed-evidence.tsx";
import { ChangedResources } from "./changed-resources.tsx";
import { CompareForm } from "./compare-form.tsx";
import { ExportAsItWas } from "./export-as-it-was.tsx";

export const metadata: Metadata = { title: "What changed" };

const crumbs = [{ name: "History", href: historyHref() }];

export default async function ChangesPage({
  params,
  searchParams,
}: {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}) {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const id = decodedSegment((await params).id);
  const parameters = await searchParams;
  const since = textOf(parameters, "since");
  const answer = id === null ? null : await readChanges({ id, ...(since && { since }) });
  if (id === null || answer === null || answer.kind === "none") return nothingHere();
  // The page's head names the account of the newest posture; another account's past is no part of it.
  if (answer.after.accountId !== view.posture.account.id) return nothingHere();
  if (answer.kind === "first") {
    return (
      <>
        <PageHeading crumbs={crumbs} title="The first collection">
          Collected {minute(answer.after.finishedAt)}. There is none before it to compare with.
        </PageHeading>
        <OnlyOne />
        <ExportAsItWas at={answer.after.finishedAt} />
      </>
    );
  }
  const { before, after, changes } = answer;
  const compared = { id, since };
  return (
    <>
      <PageHeading
        crumbs={crumbs}
        title={
          changes.controls.length === 0
            ? "No control changed"
            : `${counted(changes.controls.length, "control")} changed`
        }
      >
        From {minute(before.finishedAt)} to {minute(after.finishedAt)}, both judged with the
        catalogue in force now. Each control is counted under one cause; a resource gets the credit
        only where nothing else had a hand in it.
      </PageHeading>
      <CompareForm earlier={await earlierThan(after)} id={id} since={before.id} />
      {changes.controls.length > 0 && <CauseTable byCause={changes.byCause} />}
      <ChangedControls compared={compared} controls={changes.controls} />
      <ChangedEvidence changes={changes} />
      <ChangedResources
        after={textOf(parameters, "after")}
        compared={compared}
        control={textOf(parameters, "control")}
        since={before.id}
        until={after.id}
      />
      <ExportAsItWas at={after.finishedAt} />
    </>
  );
}

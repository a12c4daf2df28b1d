import type { Metadata } from "next";
import { nothingHere } from "../../_answers/nothing-here.tsx";
import { NoPosture } from "../../_components/no-posture.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { rememberedName } from "../../_journal/your-name.ts";
import { exceptionsHref } from "../../_links/exceptions-href.ts";
import { decodedSegment } from "../../_links/path-segment.ts";
import { exceptionHistory } from "../../_posture/exceptions-door.ts";
import { currentPosture, requestedAt } from "../../_posture/posture-door.ts";
import { JournalEntries } from "../../journal/journal-entries.tsx";
import { ExcusedTarget } from "../excused-target.tsx";
import { ChangeForms } from "./change-forms.tsx";
import { ExceptionFacts } from "./exception-facts.tsx";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Exception ${decodedSegment((await params).id)?.slice(0, 20) ?? ""}` };
}

export default async function ExceptionPage({ params }: Props) {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { posture } = view;
  const account = posture.account.id;
  const history = await exceptionHistory(account, decodedSegment((await params).id) ?? "");
  if (history === null) return nothingHere();
  const { id, standing, last, entries } = history;
  return (
    <>
      <PageHeading
        crumbs={[
          { name: "Overview", href: "/" },
          { name: "Exceptions", href: exceptionsHref },
        ]}
        title={<span className="font-mono">{id}</span>}
      >
        <ExcusedTarget exception={last} posture={posture} />
      </PageHeading>
      <ExceptionFacts history={history} posture={posture} />
      {standing !== null && (
        <ChangeForms
          accountId={account}
          history={history}
          name={await rememberedName()}
          today={requestedAt().slice(0, 10)}
        />
      )}
      <section aria-labelledby="entries">
        <h2 className="mb-2 font-semibold text-lg" id="entries">
          What happened to it
        </h2>
        <JournalEntries entries={entries} />
      </section>
    </>
  );
}

import type { Metadata } from "next";
import { mostDaysAhead } from "../../../lib/posture/exception-rules.ts";
import { plainDateAfter } from "../../../lib/posture/plain-date.ts";
import { nothingHere } from "../../_answers/nothing-here.tsx";
import { NoPosture } from "../../_components/no-posture.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { rememberedName } from "../../_journal/your-name.ts";
import { exceptionsHref } from "../../_links/exceptions-href.ts";
import { decodedSegment } from "../../_links/path-segment.ts";
import { exceptionHistory } from "../../_posture/exceptions-door.ts";
import { currentPosture, requestedAt } from "../../_posture/posture-door.ts";
import { JournalEntries } from "../../journal/journal-entries.tsx";
import { change, withdraw } from "../actions.ts";
import { ExcusedTarget } from "../excused-target.tsx";
import { unsent } from "../form-state.ts";
import { ChangeForm, WithdrawForm } from "./change-forms.tsx";
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
  const who = await rememberedName();
  const shown = { account, id, seen: entries[0]?.number ?? 0 };
  const first = requestedAt().slice(0, 10);
  const days = { first, last: plainDateAfter(first, mostDaysAhead) ?? first };
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
        <div className="mb-7 grid items-start gap-7 xl:grid-cols-2">
          <section aria-labelledby="change">
            <h2 className="mb-2 font-semibold text-lg" id="change">
              Change it
            </h2>
            <ChangeForm
              days={days}
              initial={unsent({
                ...last,
                ticket: last.ticket ?? "",
                resource: "",
                pattern: "",
                who,
              })}
              send={change}
              shown={shown}
            />
          </section>
          <section aria-labelledby="withdraw">
            <h2 className="mb-2 font-semibold text-lg" id="withdraw">
              Withdraw it
            </h2>
            <p className="mb-3 max-w-[60ch] text-mute">
              What no other exception excuses fails again at once. The journal keeps that it was
              there.
            </p>
            <WithdrawForm initial={unsent({ who })} send={withdraw} shown={shown} />
          </section>
        </div>
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

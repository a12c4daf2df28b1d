import type { Metadata } from "next";
import { shortText } from "../../lib/exports/visible-text.ts";
import { EmptyState } from "../_components/empty-state.tsx";
import { NoPosture } from "../_components/no-posture.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { journalHref } from "../_links/exceptions-href.ts";
import { controlsHref } from "../_links/hrefs.ts";
import { exceptionRegister } from "../_posture/exceptions-door.ts";
import { currentPosture, requestedAt } from "../_posture/posture-door.ts";
import { day } from "../_words/instants.ts";
import { ExceptionTable } from "./exception-table.tsx";
import { RunningOut } from "./running-out.tsx";
import { daysWords, registerOrder, stateTitles } from "./state-words.ts";

export const metadata: Metadata = { title: "Exceptions" };

export default async function ExceptionsPage() {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { posture } = view;
  const register = await exceptionRegister(posture.account.id);
  const { standing = [], withdrawn = [] } = register ?? {};
  const sections = [
    ...registerOrder.map((state) => ({
      id: state,
      title: stateTitles[state],
      rows: standing
        .filter((each) => each.state === state)
        .map(({ exception, daysLeft }) => {
          return { exception, said: daysWords(daysLeft), isUrgent: state !== "in_force" };
        }),
    })),
    {
      id: "withdrawn",
      title: "Withdrawn",
      rows: withdrawn.map(({ exception, at, who }) => {
        return {
          exception,
          said: `withdrawn ${day(at)} by ${shortText(who, 60)}`,
          isUrgent: false,
        };
      }),
    },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <>
      <PageHeading title="Exceptions">
        Deviations that somebody accepts until a day, and answers for. What is excepted stands apart
        everywhere: it is neither failing nor passing.{" "}
        <a className="link" href={journalHref()}>
          Every change is in the journal
        </a>
        .
      </PageHeading>
      <RunningOut now={requestedAt()} posture={posture} />
      {sections.length === 0 && (
        <EmptyState title="Nothing is accepted: every failure counts">
          <p>
            Open a{" "}
            <a className="link" href={controlsHref({ status: "failing" })}>
              control that fails
            </a>{" "}
            and choose “Accept this deviation”.
          </p>
        </EmptyState>
      )}
      {sections.map(({ id, title, rows }) => (
        <section aria-labelledby={id} className="mb-7" key={id}>
          <h2 className="mb-2 font-semibold text-lg" id={id}>
            {title} <span className="font-normal text-mute">{rows.length}</span>
          </h2>
          <ExceptionTable caption={title} posture={posture} rows={rows} />
        </section>
      ))}
    </>
  );
}

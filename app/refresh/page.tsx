import type { Metadata } from "next";
import type { AttemptView } from "../../lib/read-attempt.ts";
import { MessageText } from "../_components/message-text.tsx";
import { Moment } from "../_components/moment.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { RefusedCalls } from "../_components/refused-calls.tsx";
import { StartButton } from "../_components/start-button.tsx";
import { WatchCollection } from "../_components/watch-collection.tsx";
import { currentAttempt, currentPosture } from "../_posture/posture-door.ts";
import { refresh } from "./actions.ts";
import { latestStartFailure } from "./start-failure.ts";

export const metadata: Metadata = { title: "Collection" };

export default async function RefreshPage() {
  const [attempt, view] = await Promise.all([currentAttempt(), currentPosture()]);
  const failure = latestStartFailure();
  const running = attempt?.kind === "running";
  return (
    <>
      <PageHeading title={running ? "Reading your account" : "Collection"}>
        Demarc asks AWS Config, GuardDuty and Artifact, region by region, and only ever reads. What
        was collected before stays as it is until the new snapshot is whole.
      </PageHeading>
      <div className="max-w-[86ch] space-y-4">
        {failure !== null && !running && (
          <Words title="It could not start" words={failure.message} />
        )}
        {failure === null && <Attempt attempt={attempt} />}
        {view.kind === "posture" && (
          <p>
            What the pages show was collected <Moment at={view.posture.snapshot.finishedAt} />:{" "}
            <a className="link font-medium text-brand" href="/">
              see the overview
            </a>
            .
          </p>
        )}
        {running ? <LookAgain /> : <RefreshNow />}
      </div>
    </>
  );
}

function Attempt({ attempt }: { readonly attempt: AttemptView | null }) {
  switch (attempt?.kind) {
    case undefined:
      return <p>There has been no collection yet.</p>;
    case "running":
      return <WatchCollection progress={attempt.progress} size="panel" />;
    case "stopped":
      return (
        <p>
          The last collection was interrupted and saved nothing. It began{" "}
          <Moment at={attempt.startedAt} /> and was last heard of <Moment at={attempt.lastSeenAt} />
          .
        </p>
      );
    case "finished":
      return (
        <>
          <Words
            title={`The last collection ${attempt.outcome === "failed" ? "failed" : `was ${attempt.outcome}`}`}
            words={attempt.message}
          />
          {attempt.outcome === "failed" && <RefusedCalls finishedAt={attempt.finishedAt} />}
          <Onward failed={attempt.outcome === "failed"} />
        </>
      );
    default:
      return attempt satisfies never;
  }
}

/** Nothing of a failed collection is on the coverage page, which tells of the snapshot. */
function Onward({ failed }: { readonly failed: boolean }) {
  return (
    <p>
      See{" "}
      {!failed && (
        <>
          <a className="link font-medium text-brand" href="/coverage">
            what could not be read
          </a>{" "}
          and{" "}
        </>
      )}
      <a className="link font-medium text-brand" href="/connection">
        what was asked
      </a>
      .
    </p>
  );
}

function Words({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <section aria-label={title} className="rounded-xl border border-line bg-card px-5 py-4">
      <h2 className="font-semibold">{title}</h2>
      {words !== "" && (
        <div className="mt-1">
          <MessageText text={words} />
        </div>
      )}
    </section>
  );
}

/** Without a script the page looks again by itself; with one, the bars move and the page reloads. */
function LookAgain() {
  return (
    <noscript>
      <meta content="3" httpEquiv="refresh" />
      <p>This page looks again every three seconds.</p>
    </noscript>
  );
}

function RefreshNow() {
  return (
    <form action={refresh}>
      <StartButton label="Refresh now" look="loud" />
    </form>
  );
}

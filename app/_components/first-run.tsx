import { checkConnection } from "../../lib/check-connection.ts";
import { isSampleAccount } from "../../lib/posture/sample-account.ts";
import type { AttemptView } from "../../lib/read-attempt.ts";
import { counted } from "../_words/numbers.ts";
import { refresh } from "../refresh/actions.ts";
import { Command } from "./command.tsx";
import { MessageText } from "./message-text.tsx";
import { NoConnection, type NotConnectedView } from "./no-connection.tsx";
import { RefusedCalls } from "./refused-calls.tsx";
import { StartButton } from "./start-button.tsx";
import { WatchCollection } from "./watch-collection.tsx";

type FailedAttempt = Extract<AttemptView, { readonly kind: "finished" }>;

/** Before the first posture: whose credentials these are, what happens now, or why nothing can. */
export async function FirstRun({ attempt }: { readonly attempt: AttemptView | null }) {
  if (attempt?.kind === "running") {
    return (
      <Opening title="Reading your account for the first time">
        <p>
          Demarc asks AWS Config, GuardDuty and Artifact in every enabled region. The page shows the
          posture as soon as it is judged.
        </p>
        <div className="mt-5">
          <WatchCollection progress={attempt.progress} size="panel" />
        </div>
      </Opening>
    );
  }
  const failed = attempt?.kind === "finished" && attempt.outcome === "failed" ? attempt : null;
  const connection = await checkConnection();
  if (connection.kind === "not_connected") {
    return <NotConnected connection={connection} failed={failed} />;
  }
  return (
    <Opening title={failed ? "The first collection failed" : "Nothing was collected yet"}>
      {failed && (
        <div className="mb-6">
          <MessageText text={failed.message} />
          <RefusedCalls finishedAt={failed.finishedAt} />
        </div>
      )}
      <p>
        AWS answers as account <b>{connection.account.id}</b> to{" "}
        <code className="wrap-anywhere font-mono text-xs">{connection.callerArn}</code>, with{" "}
        {counted(connection.regions.length, "enabled region")}. Collecting only reads.
      </p>
      {isSampleAccount(connection.account.id) && (
        <p className="mt-3 rounded-md border border-amber border-dashed px-3 py-2 text-amber">
          <b className="font-semibold">Sample account</b>: its resources, findings and reports are
          invented.
        </p>
      )}
      <CollectNow label={failed ? "Collect again" : "Collect now"} />
    </Opening>
  );
}

/** Nobody to ask as. An earlier collection that got an answer, and failed by it, is told as well. */
function NotConnected({
  connection,
  failed,
}: {
  readonly connection: NotConnectedView;
  readonly failed: FailedAttempt | null;
}) {
  return (
    <Opening title="No AWS account could be reached">
      <NoConnection connection={connection} />
      {failed?.accountId && (
        <>
          <h2 className="mt-6 font-semibold text-lg">The collection before this failed too</h2>
          <MessageText text={failed.message} />
          <RefusedCalls finishedAt={failed.finishedAt} />
        </>
      )}
      <h2 className="mt-6 font-semibold text-sm">To look around without an account</h2>
      <Command label="A sample account on this machine, nothing leaves it" text="npm run demo" />
      <CollectNow label="Try again" />
    </Opening>
  );
}

function Opening({
  title,
  children,
}: {
  readonly title: string;
  readonly children: React.ReactNode;
}) {
  return (
    <div className="mx-auto max-w-[72ch] py-6 sm:py-14">
      <h1 className="mb-3 text-balance font-semibold text-2xl leading-[1.15] tracking-[-0.024em]">
        {title}
      </h1>
      {children}
    </div>
  );
}

function CollectNow({ label = "Collect now" }: { readonly label?: string }) {
  return (
    <form action={refresh} className="mt-6">
      <StartButton label={label} look="loud" />
    </form>
  );
}

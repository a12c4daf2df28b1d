import type { Posture } from "../../lib/posture/posture.ts";
import type { Instant } from "../../lib/posture/snapshot.ts";
import type { AttemptView } from "../../lib/read-attempt.ts";
import { isOverADayOld, minute } from "../_words/instants.ts";
import { Age } from "./moment.tsx";
import { StaleSnapshot } from "./stale-snapshot.tsx";
import { UnlessAt } from "./unless-at.tsx";
import { WatchCollection } from "./watch-collection.tsx";

/**
 * Above every page that shows a posture: a collection that runs, or the last one when it saved nothing.
 * Silent otherwise.
 */
export function AttemptBanner({
  attempt,
  posture,
  now,
}: {
  readonly attempt: AttemptView | null;
  readonly posture: Posture;
  readonly now: Instant;
}) {
  switch (attempt?.kind) {
    case "running":
      return (
        <UnlessAt path="/refresh">
          <Strip tone="border-line">
            <WatchCollection progress={attempt.progress} size="strip" />
          </Strip>
        </UnlessAt>
      );
    case "stopped":
      return (
        <Strip tone="border-fail">
          <p>
            <b className="font-semibold">The last collection was interrupted</b>{" "}
            <Age at={attempt.lastSeenAt} now={now} /> ago and saved nothing. {stillShown(posture)}{" "}
            Refresh starts another.
          </p>
        </Strip>
      );
    case "finished":
      return attempt.outcome === "failed" ? (
        <UnlessAt path="/refresh">
          <Strip tone="border-fail">
            <p className="line-clamp-2">
              <b className="font-semibold">The last collection failed</b>{" "}
              <Age at={attempt.finishedAt} now={now} /> ago and saved nothing. {stillShown(posture)}{" "}
              <a className="link" href="/refresh">
                What happened
              </a>
            </p>
          </Strip>
        </UnlessAt>
      ) : (
        <Stale now={now} posture={posture} />
      );
    case undefined:
      return <Stale now={now} posture={posture} />;
    default:
      return attempt satisfies never;
  }
}

/** A collection ended well, or none was ever begun here: what is left to say is how old it is. */
function Stale({ posture, now }: { readonly posture: Posture; readonly now: Instant }) {
  if (!isOverADayOld(posture.snapshot.finishedAt, now)) return null;
  return (
    <Strip tone="border-amber">
      <StaleSnapshot now={now} posture={posture} />
    </Strip>
  );
}

function stillShown(posture: Posture): string {
  return `What you see is from ${minute(posture.snapshot.finishedAt)}.`;
}

function Strip({ tone, children }: { readonly tone: string; readonly children: React.ReactNode }) {
  return (
    <aside aria-label="Collection" className={`border-b bg-card text-sm print:hidden ${tone}`}>
      <div className="mx-auto max-w-[1480px] px-4 py-2 sm:px-7">{children}</div>
    </aside>
  );
}

import type { Posture } from "../../lib/posture/posture.ts";
import type { Instant } from "../../lib/posture/snapshot.ts";
import type { Theme } from "../preferences/preferences.ts";
import { Age, Moment } from "./moment.tsx";
import { ThemeForm } from "./theme-form.tsx";

/** What the numbers above rest on: one snapshot, dated, read-only, and the same in every export. */
export function SiteFooter({
  posture,
  now,
  theme,
}: {
  readonly posture: Posture | null;
  readonly now: Instant;
  readonly theme: Theme;
}) {
  return (
    <footer className="mx-auto max-w-[1480px] px-4 pb-8 text-mute text-xs sm:px-7">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2 border-line border-t pt-3">
        {posture && <Basis now={now} posture={posture} />}
        <p>
          Read-only: Demarc changes nothing in your account.{" "}
          <a className="link" href="/connection">
            Whose credentials, and what was asked
          </a>
        </p>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-1 sm:ml-auto print:hidden">
          <a className="link inline-flex min-h-6 items-center" data-help="" href="/help">
            Help and keys
          </a>
          <ThemeForm theme={theme} />
        </div>
      </div>
    </footer>
  );
}

function Basis({ posture, now }: { readonly posture: Posture; readonly now: Instant }) {
  const { finishedAt, id } = posture.snapshot;
  return (
    <p>
      Snapshot{" "}
      <abbr className="font-mono no-underline" title={id}>
        {id.slice(0, 8)}
      </abbr>
      , collected <Moment at={finishedAt} /> (
      <Age at={finishedAt} now={now} /> ago).
    </p>
  );
}

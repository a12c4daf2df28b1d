import type { Posture } from "../../lib/posture/posture.ts";
import { refresh } from "../refresh/actions.ts";
import { ExportMenu } from "./export-menu.tsx";
import { Logo } from "./logo.tsx";
import { SiteNavigation } from "./site-navigation.tsx";
import { StartButton } from "./start-button.tsx";

/** The head of every page: where you are, whose account this is, and the two acts. */
export function SiteHeader({ posture }: { readonly posture: Posture | null }) {
  return (
    <header className="border-line border-b bg-card print:border-0">
      <div className="mx-auto flex max-w-[1480px] flex-wrap items-center gap-x-3 px-4 sm:gap-x-5 sm:px-7">
        <a
          className="flex min-h-11 items-center gap-2.5 font-semibold tracking-tight lg:min-h-13"
          href="/"
        >
          <Logo />
          Demarc
        </a>
        <SiteNavigation />
        <div className="ml-auto flex items-center gap-2 sm:gap-3">
          {posture && <AccountName posture={posture} />}
          <RefreshButton />
          {posture && <ExportMenu />}
        </div>
      </div>
    </header>
  );
}

function AccountName({ posture }: { readonly posture: Posture }) {
  const { id, alias, partition } = posture.account;
  return (
    <a
      className="link hidden min-h-6 items-center gap-2 text-mute text-xs min-[390px]:flex sm:text-sm"
      href="/connection"
      title="Whose credentials, and what was asked"
    >
      <span className="sr-only">Account</span>
      {alias !== null && <bdi className="max-sm:hidden">{alias}</bdi>}
      <b className="whitespace-nowrap font-medium text-ink">
        {id.replace(/(\d{4})(?=\d)/g, "$1 ")}
      </b>
      {partition !== "aws" && <span className="max-sm:hidden">{partition}</span>}
    </a>
  );
}

function RefreshButton() {
  return (
    <form action={refresh} className="print:hidden">
      <StartButton label="Refresh" look="quiet" />
    </form>
  );
}

import type { Posture } from "../../lib/posture/posture.ts";
import { refresh } from "../refresh/actions.ts";
import { ExportLinks, ExportMenu } from "./export-menu.tsx";
import { Logo } from "./logo.tsx";
import { SiteNavigation, SitePlaces } from "./site-navigation.tsx";
import { StartButton } from "./start-button.tsx";

/** The head of every page: where you are, whose account this is, the search, and the two acts. */
export function SiteHeader({ posture }: { readonly posture: Posture | null }) {
  return (
    <header className="relative border-line border-b bg-card print:border-0">
      <div className="mx-auto flex max-w-[1480px] flex-wrap items-center gap-x-4 px-4 sm:px-7 xl:flex-nowrap 2xl:gap-x-5">
        <a
          className="flex min-h-12 items-center gap-2.5 font-semibold tracking-tight xl:min-h-13"
          href="/"
        >
          <Logo />
          Demarc
        </a>
        <SiteNavigation />
        <div className="ml-auto flex items-center gap-1.5 sm:gap-2.5">
          {posture && <AccountName posture={posture} />}
          <SearchLink />
          <RefreshButton className="max-md:hidden" />
          {posture && <ExportMenu />}
          <PhoneMenu canExport={posture !== null} />
        </div>
      </div>
    </header>
  );
}

function AccountName({ posture }: { readonly posture: Posture }) {
  const { id, alias, partition } = posture.account;
  return (
    <a
      className="link flex min-h-6 items-center gap-2 text-mute text-xs sm:text-sm"
      href="/connection"
      title="Whose credentials, and what was asked"
    >
      <span className="sr-only">Account</span>
      {alias !== null && (
        <bdi className="max-w-40 truncate max-sm:hidden xl:max-[1400px]:hidden print:inline">
          {alias}
        </bdi>
      )}
      <b className="whitespace-nowrap font-medium text-ink">
        {id.replace(/(\d{4})(?=\d)/g, "$1 ")}
      </b>
      {partition !== "aws" && <span className="max-sm:hidden">{partition}</span>}
    </a>
  );
}

/** Leads to the search page; with a script it opens the palette over the page instead. */
function SearchLink() {
  return (
    <a
      aria-keyshortcuts="Control+K Meta+K"
      className="flex min-h-8 min-w-8 items-center justify-center gap-2 rounded-md border border-line text-mute text-sm hover:border-edge hover:text-ink md:px-2.5 print:hidden"
      data-palette=""
      href="/search"
    >
      <svg
        aria-hidden="true"
        className="size-3.5 fill-none stroke-current stroke-[1.5]"
        viewBox="0 0 14 14"
      >
        <circle cx="6" cy="6" r="4.2" />
        <path d="m9.2 9.2 3.3 3.3" strokeLinecap="round" />
      </svg>
      <span className="max-md:sr-only">Search</span>
      <span aria-hidden="true" className="text-2xs max-[1400px]:hidden">
        Ctrl K
      </span>
    </a>
  );
}

function RefreshButton({ className = "" }: { readonly className?: string }) {
  return (
    <form action={refresh} className={`print:hidden ${className}`} data-refresh="">
      <StartButton label="Refresh" look="quiet" />
    </form>
  );
}

/** Everything the header has no room for on a phone. Native disclosure: it opens without a script. */
function PhoneMenu({ canExport }: { readonly canExport: boolean }) {
  return (
    <details className="group md:hidden print:hidden">
      <summary className="bare-summary flex min-h-8 min-w-8 items-center justify-center rounded-md border border-line hover:border-edge">
        <span className="sr-only">Menu</span>
        <svg
          aria-hidden="true"
          className="size-4 fill-none stroke-current stroke-[1.5]"
          viewBox="0 0 16 16"
        >
          <path
            className="group-open:hidden"
            d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11"
            strokeLinecap="round"
          />
          <path className="hidden group-open:inline" d="m4 4 8 8m0-8-8 8" strokeLinecap="round" />
        </svg>
      </summary>
      <div className="absolute inset-x-0 top-full z-20 max-h-[calc(100dvh-4rem)] overflow-y-auto border-line border-y bg-card px-2 py-2 shadow-popover">
        <SitePlaces />
        <div className="mt-2 border-line border-t px-3 pt-3 pb-1">
          <RefreshButton />
        </div>
        {canExport && (
          <section aria-labelledby="phone-export" className="mt-2">
            <h2 className="px-3 pt-1 text-mute text-xs" id="phone-export">
              Export
            </h2>
            <ExportLinks />
          </section>
        )}
      </div>
    </details>
  );
}

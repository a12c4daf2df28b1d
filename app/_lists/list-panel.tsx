import type { ReactNode } from "react";
import { SoftLink } from "./soft-link.tsx";

/** What is known of one row, beside its list. Its heading takes the focus when it opens. */
export function ListPanel({
  title,
  kicker,
  close,
  whole,
  children,
}: {
  readonly title: ReactNode;
  /** What kind of thing it is, above the title. */
  readonly kicker: string;
  /** The list without the panel. */
  readonly close: string;
  /** The thing's own page; left out where it has none. */
  readonly whole?: { readonly href: string; readonly name: string };
  readonly children: ReactNode;
}) {
  return (
    <aside
      aria-labelledby="panel-title"
      className="list-panel rounded-xl border border-line bg-card"
      data-panel=""
    >
      <header className="sticky top-0 z-1 flex items-start gap-3 rounded-t-xl border-line border-b bg-card px-4 pt-3 pb-2.5 sm:px-5">
        <div className="min-w-0 flex-1">
          <p className="text-2xs text-mute">{kicker}</p>
          <h2
            className="text-pretty font-semibold text-lg outline-offset-4"
            id="panel-title"
            tabIndex={-1}
          >
            {title}
          </h2>
          {whole !== undefined && (
            <a
              className="link inline-flex min-h-6 items-center text-brand text-sm"
              href={whole.href}
            >
              {whole.name}
            </a>
          )}
        </div>
        <SoftLink
          className="-mr-2 -mt-0.5 grid size-9 shrink-0 place-items-center rounded-md text-mute hover:bg-well hover:text-ink print:hidden"
          data-close=""
          href={close}
        >
          <svg aria-hidden="true" className="size-3.5 fill-none stroke-current" viewBox="0 0 10 10">
            <path d="M1.5 1.5l7 7M8.5 1.5l-7 7" strokeWidth="1.4" />
          </svg>
          <span className="sr-only">Close the panel</span>
        </SoftLink>
      </header>
      <div className="space-y-4 px-4 py-3.5 sm:px-5">{children}</div>
    </aside>
  );
}

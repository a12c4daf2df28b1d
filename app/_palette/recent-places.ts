/** Pages seen in this tab, for the palette. They end with the tab: nobody keeps a trail. */
export interface Visit {
  readonly href: string;
  readonly name: string;
}

const key = "demarc.recent";
const most = 6;

/** The pages seen last, the newest first; none where the browser keeps nothing. */
export function recentPlaces(): readonly Visit[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isVisit) : [];
  } catch {
    return [];
  }
}

/** Remembers the page that is shown: one made ahead only once somebody sees it. Undoes nothing but waiting. */
export function rememberVisit(): (() => void) | undefined {
  if (!("prerendering" in document) || document.prerendering !== true) {
    remember();
    return;
  }
  document.addEventListener("prerenderingchange", remember, { once: true });
  return () => document.removeEventListener("prerenderingchange", remember);
}

function remember(): void {
  const { pathname, search } = window.location;
  const visit = { href: `${pathname}${search}`, name: document.title.replace(/ · Demarc$/, "") };
  if (visit.name === "Not found") return;
  const others = recentPlaces().filter(({ href }) => href !== visit.href);
  try {
    sessionStorage.setItem(key, JSON.stringify([visit, ...others].slice(0, most)));
  } catch {
    // A browser that keeps nothing has no recent places.
  }
}

function isVisit(value: unknown): value is Visit {
  return (
    typeof value === "object" &&
    value !== null &&
    "href" in value &&
    typeof value.href === "string" &&
    // Never a place elsewhere, whoever wrote it there.
    /^\/(?!\/)/.test(value.href) &&
    "name" in value &&
    typeof value.name === "string"
  );
}

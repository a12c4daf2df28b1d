/** The places of the dashboard, in the order of the menu, and what people call them. */
export interface Place {
  readonly href: string;
  readonly name: string;
  /** What is found there, for menus with room and for the search. */
  readonly holds: string;
  /** Where its other pages live: they are part of it. */
  readonly under: readonly string[];
}

/** Stand in the header whatever the width allows. */
export const mainPlaces: readonly Place[] = [
  {
    href: "/",
    name: "Overview",
    holds: "the whole picture: what is yours, what is AWS’s, what was not seen",
    under: ["/pillars", "/responsibilities"],
  },
  { href: "/controls", name: "Controls", holds: "every distinct check and its verdict", under: [] },
  { href: "/resources", name: "Resources", holds: "what the rules looked at", under: [] },
  { href: "/findings", name: "Findings", holds: "what GuardDuty reports", under: [] },
  {
    href: "/standards",
    name: "Standards",
    holds: "PCI DSS, HIPAA, SOC 2 and others, requirement by requirement",
    under: [],
  },
  { href: "/evidence", name: "Evidence", holds: "AWS’s reports and agreements", under: [] },
  {
    href: "/coverage",
    name: "Coverage",
    holds: "what could not be seen, and the next step",
    under: ["/regions"],
  },
  { href: "/history", name: "History", holds: "what changed, and why", under: [] },
];

/** Stand under “More”. */
export const morePlaces: readonly Place[] = [
  {
    href: "/acceptable-use",
    name: "Acceptable use",
    holds: "AWS’s policy, item by item, and penetration testing",
    under: [],
  },
  {
    href: "/exceptions",
    name: "Exceptions",
    holds: "deviations that somebody accepts until a day",
    under: [],
  },
  { href: "/journal", name: "Journal", holds: "who decided what, and when", under: [] },
  { href: "/packs", name: "Packs", holds: "conformance packs, with AWS’s score", under: [] },
  {
    href: "/catalogue",
    name: "Catalogue",
    holds: "every managed rule and finding type, explained",
    under: [],
  },
  {
    href: "/connection",
    name: "Connection",
    holds: "whose credentials, which regions, what was asked",
    under: [],
  },
];

/** Whether a path is the place itself or one of its pages. */
export function isAt({ href, under }: Place, path: string): boolean {
  if (path === href) return true;
  const prefixes = href === "/" ? under : [href, ...under];
  return prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
}

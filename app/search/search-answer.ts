/** What a search found, ready to be shown: on the search page and, sent as JSON, in the palette. */

/** Something to go to or to do. */
export interface Hit {
  readonly name: string;
  /** What else is said of it; empty when the name says all. Text from the account: to be escaped. */
  readonly detail: string;
  /** Where it lives; for an act, a page on which it can be done without a script. */
  readonly href: string;
  /** What the palette can do at once, on whatever page it stands. */
  readonly act?: Act;
}

/** `refresh`, `help`, `export:<format>` or `theme:<theme>`. */
export type Act = "refresh" | "help" | `export:${string}` | `theme:${string}`;

export interface HitGroup {
  readonly name: string;
  readonly hits: readonly Hit[];
  /** More than the hits when some were left out. */
  readonly total: number;
  /** The list of all of them, where there is one that counts the same. */
  readonly all?: string;
}

export interface SearchAnswer {
  readonly groups: readonly HitGroup[];
}

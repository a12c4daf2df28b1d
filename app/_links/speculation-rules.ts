/** Where the browser finds what it may fetch ahead. */
export const speculationRulesPath = "/speculation-rules.json";

/** Files, starts, choices, and pages that ask AWS when they are made: never ahead of a click. */
const neverAhead = [
  "/exports/*",
  "/lists/*",
  "/refresh*",
  "/preferences*",
  "/connection*",
  "/search/*",
];

/**
 * The page behind a link that somebody points at is fetched while the hand still decides. Fetched, not
 * run: nothing of it happens, and reading a page starts and counts nothing.
 */
export const speculationRules = {
  prefetch: [
    {
      source: "document",
      where: {
        and: [
          { href_matches: "/*" },
          ...neverAhead.map((path) => ({ not: { href_matches: `${path}` } })),
          { not: { selector_matches: "[download]" } },
        ],
      },
      eagerness: "moderate",
    },
  ],
} as const;

import { customerItemIds, pillarIds, severities } from "../../lib/posture/vocabulary.ts";
import { type ExportPlace, exportPlaceOf } from "./export-place.ts";
import { withQuery } from "./hrefs.ts";

/** Lists that can be narrowed, and by what; other pages use the same names for other things. */
const filtersOf: Readonly<Record<string, readonly string[]>> = {
  "/controls": [
    "pillar",
    "responsibility",
    "severity",
    "region",
    "pack",
    "focus",
    "status",
    "classified",
    "about",
    "search",
  ],
  "/findings": [
    "pillar",
    "responsibility",
    "severity",
    "region",
    "type",
    "state",
    "role",
    "resource",
    "activity",
    "search",
  ],
};

/** What a file can be narrowed by; a list of words where only these are understood. */
const known: Readonly<Record<string, readonly string[] | null>> = {
  pillar: pillarIds,
  responsibility: customerItemIds,
  severity: severities,
  region: null,
  pack: null,
  standard: null,
};

/** Filters of the lists that the files do not have. */
const onlyOfLists = [
  "focus",
  "status",
  "classified",
  "about",
  "type",
  "state",
  "search",
  "role",
  "resource",
  "activity",
];

/**
 * The address of a file that is narrowed as the page is, as far as files can be. What the page does
 * not understand it does not carry: the export would refuse it.
 */
export function exportHref(
  format: string,
  path: string,
  parameters: Pick<URLSearchParams, "getAll">,
): {
  readonly href: string;
  /** What the page is about as a whole, and the file with it; null: no one thing. */
  readonly place: ExportPlace | null;
  readonly narrowedBy: readonly string[];
  /** Filters in force on the page that no file can have. */
  readonly leftOut: readonly string[];
} {
  const place = exportPlaceOf(path);
  const valueFor = (name: string): string => {
    const ofPlace = place?.filter[name];
    if (ofPlace !== undefined) return ofPlace;
    const [value = "", ...more] = parameters.getAll(name);
    return filtersOf[path]?.includes(name) && more.length === 0 ? value.trim() : "";
  };
  const carried = Object.entries(known)
    .map(([name, words]) => ({ name, words, value: valueFor(name) }))
    .filter(({ value }) => value !== "");
  // A file is narrowed by one value or by none.
  const several = Object.keys(known).filter(
    (name) => filtersOf[path]?.includes(name) && parameters.getAll(name).length > 1,
  );
  const usable = carried.filter(({ words, value }) => words === null || words.includes(value));
  return {
    href: withQuery(
      `/exports/${format}`,
      Object.fromEntries(usable.map(({ name, value }) => [name, value])),
    ),
    place,
    narrowedBy: usable.map(({ name }) => name),
    leftOut: [
      ...carried.filter((each) => !usable.includes(each)).map(({ name }) => name),
      ...several,
      ...onlyOfLists.filter((name) => valueFor(name) !== ""),
    ],
  };
}

/** The address of a file of the whole account. */
export function wholeExportHref(format: string): string {
  return `/exports/${format}`;
}

/** A file in CSV that begins with the mark by which spreadsheets know UTF-8. */
export function withByteOrderMark(csvHref: string): string {
  return `${csvHref}${csvHref.includes("?") ? "&" : "?"}bom=yes`;
}

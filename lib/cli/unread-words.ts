/** What a collection could not read, in lines for a terminal: each thing is said once. */
import { visibleText } from "../exports/visible-text.ts";
import { reasonWords, sourceWords } from "../exports/words.ts";
import { type Coverage, unlistedRegions } from "../posture/snapshot.ts";
import { failuresIn, unreadSteps } from "./unread-steps.ts";

/** One failure as AWS told it first, and where it was told so. */
interface Told {
  readonly words: string;
  readonly regions: Set<string>;
}

/** What more there is stands on the coverage page, whole. */
const mostOfOneGroup = 12;

/**
 * What failed, by source and reason, then a line for each next step.
 *
 * @param coverage what this collection asked for, all of it
 */
export function unreadLines(coverage: readonly Coverage[]): readonly string[] {
  const failed = coverage.filter(hasFailed);
  const listed = failed.filter((row) => row.region !== unlistedRegions);
  const groups = Map.groupBy(listed, (row) => `${row.source}/${row.state}/${row.reason}`);
  const said = new Set<string>();
  return [
    ...unlistedLines(coverage, said),
    ...[...groups.values()].flatMap((rows) => [headOf(rows), ...toldLines(rows, said)]),
    ...unreadSteps(failed),
  ];
}

/**
 * What is not set up was read, and is no failure, unless something else failed there too: its detail then
 * says more than one thing.
 */
function hasFailed({ state, detail }: Coverage): boolean {
  return state === "not_read" || state === "partial" || detail.includes("; ");
}

/** Nobody knows which regions there are: that is not a region, and is said for both sources at once. */
function unlistedLines(coverage: readonly Coverage[], said: Set<string>): string[] {
  const unlisted = coverage.filter((row) => row.region === unlistedRegions);
  const [first] = unlisted;
  if (first === undefined) return [];
  const asked = coverage.filter((row) => row.source === first.source && !unlisted.includes(row));
  const only = asked.map(({ region }) => region).join(", ");
  const why = first.reason === null ? "" : ` (${reasonWords[first.reason]})`;
  return [
    `Only ${only} was asked, because the account's regions could not be listed${why}`,
    ...toldLines([first], said),
  ];
}

function headOf(rows: readonly Coverage[]): string {
  const [first] = rows;
  if (first === undefined) return "";
  const { source, state, reason } = first;
  const why = reason === null ? "" : ` (${reasonWords[reason]})`;
  const what = {
    read: "read",
    partial: `read in part${why}`,
    not_read: `not read${why}`,
    not_set_up: `not set up${why}, and not all that could be read there was`,
  }[state];
  return `${sourceWords[source]} ${what}: ${rows.map(({ region }) => region).join(", ")}`;
}

/** @param said the sentences that stand above already; what is said here is added */
function toldLines(rows: readonly Coverage[], said: Set<string>): string[] {
  const told = new Map<string, Told>();
  for (const row of rows)
    for (const words of failuresIn(row)) {
      const key = withoutPlaces(words);
      const known = told.get(key) ?? { words, regions: new Set() };
      told.set(key, known);
      known.regions.add(row.region);
    }
  const lines = [...told.values()].map(({ words, regions }) => {
    const where = regions.size === rows.length ? "" : ` [${[...regions].join(", ")}]`;
    return `  ${visibleText(shortened(words, said))}${where}`;
  });
  const more = lines.length - mostOfOneGroup;
  return more <= 1
    ? lines
    : [
        ...lines.slice(0, mostOfOneGroup),
        `  and ${more} more, which the dashboard's coverage page has`,
      ];
}

/** AWS says the same of each action, with the caller's and the resource's whole names: once is enough. */
function shortened(words: string, said: Set<string>): string {
  const operation = /^[\w-]+:\w+(?=: )/.exec(words)?.[0];
  const sentence = withoutPlaces(words).replaceAll(/\b[a-z0-9-]+:[A-Z]\w+/g, "ACTION");
  const isKnown = said.has(sentence);
  said.add(sentence);
  return isKnown && operation !== undefined ? `${operation}: likewise` : words;
}

/** Equal for failures that differ only in where they happened, to which request, and how often it was tried. */
function withoutPlaces(words: string): string {
  return words
    .replaceAll(/\barn:aws[\w-]*:[^\s,;"')]+/g, "ARN")
    .replaceAll(/\b[a-z]{2,6}(?:-[a-z]+){1,2}-\d{1,2}\b/g, "REGION")
    .replaceAll(/\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi, "REQUEST")
    .replace(/ \(after \d+ attempts\)$/, "");
}

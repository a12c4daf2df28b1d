/** The pages' figures as rows of a table, for a terminal and for a page of the documentation. */
import { table } from "../print-results.ts";
import {
  isHeld,
  missedBy,
  notMeasuredOf,
  type PageResult,
  type PagesResult,
  pageBudgets,
} from "./page-results.ts";
import { type Peer, peers } from "./peers.ts";

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
const one = (value: number): string => value.toFixed(1);
const orNothing = (value: number | null | undefined, words = whole): string =>
  value == null ? "" : words(value);
/** The browser's own arithmetic leaves a shift of nothing at some ten-millionths. */
const shift = (value: number): string => (value < 0.0001 ? "0" : value.toFixed(3));

export const pageHead: readonly string[] = [
  "page",
  "p50 ms",
  "p99 ms",
  "÷ empty page",
  "script kB",
  "HTML kB",
  "LCP ms",
  "blocking ms",
  "shift",
  "others asked",
  "",
];

type Measured = Omit<PageResult, "name" | "path" | "kind">;

const cellsOf = ({ server, weight, seen }: Measured, emptyP50: number): readonly string[] => [
  one(server.p50Milliseconds),
  one(server.p99Milliseconds),
  one(server.p50Milliseconds / emptyP50),
  one(weight.scriptKilobytes),
  one(weight.htmlKilobytes),
  seen?.largestPaintMilliseconds === null
    ? "not measured"
    : orNothing(seen?.largestPaintMilliseconds),
  orNothing(seen?.blockedMilliseconds),
  orNothing(seen?.layoutShift, shift),
  orNothing(seen?.foreignRequests),
];

/** Every page with what it misses, the yardsticks above them and the promises above those. */
export function pageRows({ yardsticks, pages }: PagesResult): readonly (readonly string[])[] {
  const { health, emptyPage } = yardsticks;
  const emptyP50 = emptyPage.server.p50Milliseconds;
  const { scriptKilobytes: script } = pageBudgets;
  return [
    [
      "promised",
      String(pageBudgets.p50Milliseconds),
      String(pageBudgets.p99Milliseconds),
      "",
      `${script.reading}, lists ${script.list}`,
      "",
      String(pageBudgets.largestPaintMilliseconds),
      String(pageBudgets.blockedMilliseconds),
      "0",
      "0",
      "",
    ],
    ["yardstick: empty page", ...cellsOf(emptyPage, emptyP50), ""],
    [
      "yardstick: no page (/healthz)",
      one(health.p50Milliseconds),
      one(health.p99Milliseconds),
      one(health.p50Milliseconds / emptyP50),
      ...Array.from({ length: 7 }, () => ""),
    ],
    ...pages.map((page) => [page.name, ...cellsOf(page, emptyP50), verdictOf(page)]),
  ];
}

const verdictOf = (page: PageResult): string => {
  if (isHeld(page)) return "held";
  const missed = missedBy(page);
  const unknown = notMeasuredOf(page);
  return [
    ...(missed.length === 0 ? [] : [`MISSED: ${missed.join(", ")}`]),
    ...(unknown.length === 0 ? [] : [`not measured: ${unknown.join(", ")}`]),
  ].join("; ");
};

export const peerRows: readonly (readonly string[])[] = peers.map((peer) => [
  `${peer.name}, ${peer.page}`,
  "",
  "",
  "",
  ...peerCells(peer),
  "",
]);

function peerCells(peer: Peer): readonly string[] {
  return [
    one(peer.scriptKilobytes),
    orNothing(peer.htmlKilobytes, one),
    orNothing(peer.largestPaintMilliseconds),
    orNothing(peer.blockedMilliseconds),
    orNothing(peer.layoutShift, shift),
    peer.foreignHosts === null ? "" : `${peer.foreignHosts} hosts`,
  ];
}

/** What was measured and where, in a sentence. */
export function settingOf({ machine, load, evaluations, findings, pages }: PagesResult): string {
  const { on, cores, processor, memoryGibibytes, node } = machine;
  const requests = Math.min(...pages.map(({ server }) => server.requests));
  const runs = Math.min(...pages.map(({ seen }) => seen?.runs ?? 0));
  return (
    `${whole(evaluations)} evaluations and ${whole(findings)} findings stored; ${requests} requests ` +
    `and ${runs} looks of each page. Seen on ${on}, on ${cores} cores of ${processor} with ` +
    `${memoryGibibytes} GiB, under Node ${node}` +
    (load === null ? "." : `, with a load of ${one(load)} before it began.`)
  );
}

export function pagesTable(result: PagesResult): string {
  return `\n${settingOf(result)}\n\n${table([pageHead, ...pageRows(result), ...peerRows])}`;
}

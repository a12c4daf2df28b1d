/** What the benchmark of the pages reads out of a page, and how it says what it found. */
import { expect, test } from "vitest";
import { aPage, aPagesResult } from "./a-page.ts";
import { linksIn } from "./choose-pages.ts";
import { medianOf } from "./look-in-browser.ts";
import { isHeld, missedBy, type PageResult } from "./page-results.ts";
import { pagesTable } from "./print-pages.ts";
import { summaryOf } from "./time-server.ts";
import { scriptsIn } from "./weigh-page.ts";
import { figuresOf, putFigures } from "./write-pages.ts";

test("every script a page names counts once, preloaded ones too, but not the polyfill", () => {
  const html =
    '<link rel="preload" as="script" href="/_next/a.js"/><link rel="stylesheet" href="/_next/a.css"/>' +
    '<script src="/_next/a.js" async=""></script><script async src="/_next/b.js?v=1&amp;w=2"></script>' +
    '<script src="/_next/old.js" noModule=""></script><script>inline()</script>';
  expect(scriptsIn(html)).toEqual(["/_next/a.js", "/_next/b.js?v=1&w=2"]);
});

test("links are read as the browser would, and nothing else that has an address", () => {
  const html = '<a class="x" href="/findings?a=1&amp;b=2">x</a><link href="/style.css"/>';
  expect(linksIn(html)).toEqual(["/findings?a=1&b=2"]);
});

test("the middle and the 99th of a hundred are of all requests", () => {
  const times = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(summaryOf(times)).toEqual({ requests: 100, p50Milliseconds: 50, p99Milliseconds: 99 });
});

test("a page that holds everything misses nothing", () => {
  expect(missedBy(aPage())).toEqual([]);
  expect(isHeld(aPage())).toBe(true);
});

test.each([
  {
    word: "p50",
    page: aPage({ server: { requests: 100, p50Milliseconds: 30.1, p99Milliseconds: 50 } }),
  },
  {
    word: "p99",
    page: aPage({ server: { requests: 100, p50Milliseconds: 30, p99Milliseconds: 121 } }),
  },
  {
    word: "script",
    page: aPage({ weight: { scriptKilobytes: 151, scripts: 9, htmlKilobytes: 5 } }),
  },
  { word: "LCP", page: seen({ largestPaintMilliseconds: 801 }) },
  { word: "blocking", page: seen({ blockedMilliseconds: 151 }) },
  { word: "shift", page: seen({ layoutShift: 0.01 }) },
  { word: "others asked", page: seen({ foreignRequests: 1 }) },
])("a page that misses $word says so", ({ word, page }) => {
  expect(missedBy(page)).toEqual([word]);
});

function seen(differs: Partial<NonNullable<ReturnType<typeof aPage>["seen"]>>) {
  const page = aPage();
  if (page.seen === null) throw new Error("the page was not looked at");
  return { ...page, seen: { ...page.seen, ...differs } };
}

test("a list may bring more script than a page that is only read", () => {
  const weight = { scriptKilobytes: 190, scripts: 9, htmlKilobytes: 5 };
  expect(missedBy(aPage({ kind: "list", weight }))).toEqual([]);
});

test("a page that no browser looked at misses nothing, and is not said to hold", () => {
  const page = aPage({ seen: null });
  expect([missedBy(page), isHeld(page)]).toEqual([[], false]);
  expect(verdictIn([page])).toMatch(/not measured: LCP, blocking, shift, others asked$/);
});

test("a paint that the browser never told of is not measured: neither nothing nor held", () => {
  const page = seen({ largestPaintMilliseconds: null });
  expect([missedBy(page), isHeld(page)]).toEqual([[], false]);
  expect(verdictIn([page])).toMatch(/12\.0 +not measured +90 .+ not measured: LCP$/);
  const alsoShifts = seen({ largestPaintMilliseconds: null, layoutShift: 0.1 });
  expect(verdictIn([alsoShifts])).toMatch(/MISSED: shift; not measured: LCP$/);
});

test("looks without a paint do not make those with one quicker", () => {
  const look = { paint: 700, blocked: 0, shift: 0, elements: 9, foreign: 0 };
  const none = { ...look, paint: null };
  expect(medianOf([none, look, none]).largestPaintMilliseconds).toBe(700);
  expect(medianOf([none, none]).largestPaintMilliseconds).toBeNull();
});

const verdictIn = (pages: readonly PageResult[]): string =>
  pagesTable(aPagesResult(pages))
    .split("\n")
    .find((line) => line.startsWith("overview")) ?? "";

test("the table has the promises, the yardsticks, the pages with their verdicts, and the peers", () => {
  const slow = aPage({
    name: "findings",
    server: { requests: 100, p50Milliseconds: 60, p99Milliseconds: 90 },
  });
  const lines = pagesTable(aPagesResult([aPage(), slow])).split("\n");
  expect(lines.find((line) => line.startsWith("promised"))).toMatch(/30 +120/);
  expect(lines.find((line) => line.startsWith("yardstick: empty page"))).toMatch(
    /2\.0 +40\.0 +1\.0/,
  );
  expect(lines.find((line) => line.startsWith("overview"))).toMatch(/10\.0 +40\.0 +5\.0 .+held$/);
  expect(lines.find((line) => line.startsWith("findings"))).toMatch(/MISSED: p50$/);
  expect(lines.find((line) => line.startsWith("Prowler App, overview"))).toContain("1223.4");
  expect(lines[1]).toContain("with a load of 1.5 before it began");
});

test("figures are put between their marks and nowhere else", () => {
  const begin = "<!-- figures: written by npm run bench:pages -->";
  const end = "<!-- end of figures -->";
  expect(putFigures(`Words.\n\n${begin}\nold\n${end}\n\nMore.\n`, "new")).toBe(
    `Words.\n\n${begin}\n\nnew\n\n${end}\n\nMore.\n`,
  );
  expect(putFigures("Words.\n", "new")).toBeNull();
});

test("in the documentation every row of the table has as many cells", () => {
  const rows = figuresOf(aPagesResult())
    .split("\n")
    .filter((line) => line.startsWith("|"));
  expect(new Set(rows.map((row) => row.split("|").length)).size).toBe(1);
});

/** Results of pages for tests: everything held. */
import type { PageResult, PagesResult } from "./page-results.ts";

const aServerTime = { requests: 100, p50Milliseconds: 10, p99Milliseconds: 40 };

export const aPage = (differs: Partial<PageResult> = {}): PageResult => ({
  name: "overview",
  path: "/",
  kind: "reading",
  server: aServerTime,
  weight: { scriptKilobytes: 140, scripts: 8, htmlKilobytes: 12 },
  seen: {
    runs: 5,
    largestPaintMilliseconds: 400,
    blockedMilliseconds: 90,
    layoutShift: 0,
    elements: 900,
    foreignRequests: 0,
  },
  ...differs,
});

export const aPagesResult = (pages: readonly PageResult[] = [aPage()]): PagesResult => {
  const {
    name: _,
    path: __,
    kind: ___,
    ...emptyPage
  } = aPage({
    server: { ...aServerTime, p50Milliseconds: 2 },
  });
  return {
    machine: {
      cores: 2,
      processor: "a processor",
      memoryGibibytes: 24,
      node: "24.21.0",
      on: "2026-11-22",
    },
    load: 1.5,
    evaluations: 1_000_000,
    findings: 100_000,
    yardsticks: { health: { ...aServerTime, p50Milliseconds: 1 }, emptyPage },
    pages,
  };
};

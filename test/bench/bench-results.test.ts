/** What a benchmark says of what it measured. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { aResult, aRun } from "./a-result.ts";
import { sequentialCalls } from "./bench-sequential.ts";
import { chartOf } from "./draw-chart.ts";
import { percentile } from "./percentile.ts";
import { collectionTable, exportsTable, readersTable } from "./print-results.ts";
import { keepResults, type PageTimes, readResults } from "./results.ts";
import { firstDifference, settled } from "./settled-posture.ts";
import { figuresOf } from "./write-figures.ts";

describe("percentiles", () => {
  test("are values that were seen, the largest for the whole", () => {
    const values = [9, 1, 8, 2, 7, 3, 6, 4, 5, 10];
    expect([0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([5, 10, 10]);
  });

  test("of nothing are not a number, so that no budget holds", () => {
    expect(percentile([], 0.99)).toBeNaN();
  });
});

describe("the sequential collector's calls", () => {
  test("are pages of ten for each rule, at least one, and pages of fifty findings with their details", () => {
    const rule = (compliantResources: number, name = "a-rule") => ({
      name,
      compliantResources,
      nonCompliantResources: 5,
    });
    const regions = [{ rules: 30, findings: { total: 60, changed: 0 } }];
    const rules = [rule(0), rule(10), rule(30), rule(30, "too-long-to-be-asked-about-".repeat(3))];
    expect(sequentialCalls({ regions }, { rules })).toEqual({
      details: 1 + 2 + 5,
      others: { config: 2, guardduty: 1 + 2 + 2 },
    });
  });
});

describe("a posture without what is its collection's own", () => {
  const posture = (generatedAt: string, failing: number) =>
    settled(
      JSON.stringify({ generatedAt, snapshot: { id: generatedAt }, controls: [{ failing }] }),
    );

  test("is the same for another collection of the same account", () => {
    expect(posture("2026-11-22T09:00:00Z", 3)).toBe(posture("2026-11-22T10:00:00Z", 3));
  });

  test("differs where the account does, and the difference is named", () => {
    expect(firstDifference(posture("then", 4), posture("then", 3))).toBe(
      '"failing": 4 instead of "failing": 3',
    );
  });
});

describe("a collection's result", () => {
  const shown = (result = aResult()) => [
    collectionTable(result),
    figuresOf({ collections: { typical: result } }),
    chartOf([result]),
  ];

  test("calls extrapolated what was not measured to its end, wherever it is shown", () => {
    for (const text of shown()) expect(text).toContain("extrapolated");
    const { sequential } = aResult();
    if (sequential === null) throw new Error("the result has a sequential run");
    const whole = aResult({ sequential: { ...sequential, extrapolated: false } });
    for (const text of shown(whole))
      expect(text.replace(/<style>.*<\/defs>/s, "")).not.toContain("extrapolated");
  });

  test("says what was promised and is not held", () => {
    const slow = aRun({ seconds: 14 });
    const [table] = shown(aResult({ runs: { first: slow, changed: aRun(), unchanged: aRun() } }));
    expect(table).toContain("1.40 of 1.30 MISSED");
    expect(table).toContain("1.20 of 1.30 held");
    expect(table).toContain("1.05 of 1.10 held");
  });

  test("gives no verdict on the wall time where the least is hardly longer than a start", () => {
    const slow = { seconds: 14, least: { ...aRun().least, seconds: 4 }, startingSeconds: 0.5 };
    const soon = aRun(slow);
    const later = aRun({ ...slow, startingSeconds: 0.4 });
    const [table, figures] = shown(
      aResult({ runs: { first: soon, changed: later, unchanged: aRun() } }),
    );
    for (const text of [table, figures]) {
      expect(text).toContain("3.50, no verdict");
      expect(text).toContain("3.50 of 1.30 MISSED");
    }
  });

  test("is held against the time of reading only where it follows another", () => {
    const slow = aRun({ seconds: 12.1, readingSeconds: 10 });
    const [table, figures] = shown(
      aResult({ runs: { first: slow, changed: slow, unchanged: slow } }),
    );
    for (const text of [table, figures])
      expect(text?.match(/1\.21 of 1\.10 MISSED/g)).toHaveLength(2);
  });

  test("names the operation that was asked most beyond the least", () => {
    expect(collectionTable(aResult())).toContain("DescribeConfigRules +5");
  });

  test("is never shown without saying that it is wrong", () => {
    const wrong = aRun({ wrong: ["rules: 3 rows instead of 4"] });
    const [table, figures] = shown(
      aResult({ runs: { first: wrong, changed: aRun(), unchanged: aRun() } }),
    );
    expect(table).toContain("WRONG");
    expect(figures).toContain("WRONG: rules: 3 rows instead of 4");
  });

  test("is drawn without a number that is none", () => {
    expect(chartOf([aResult()])).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe("the time of pages", () => {
  const times = (p50Milliseconds: number, p99Milliseconds: number, page = "/") => [
    { page, requests: 100, p50Milliseconds, p99Milliseconds },
  ];
  const verdicts = (idle: PageTimes[], collecting: PageTimes[]) => {
    const result = { size: "large", idle, collecting, wrong: [] };
    const texts = [readersTable(result), figuresOf({ readers: { large: result } })];
    return texts.map((text) => text.match(/held|MISSED/g));
  };

  test("is held where both the middle and the 99th of a hundred are", () => {
    expect(verdicts(times(30, 120), times(31, 120))).toEqual(Array(2).fill(["held", "MISSED"]));
    expect(verdicts(times(1, 120.1), times(1, 2))).toEqual(Array(2).fill(["MISSED", "held"]));
  });

  test("is not held where no page was asked for", () => {
    expect(verdicts(times(Number.NaN, Number.NaN), [])).toEqual(Array(2).fill(["MISSED"]));
  });
});

describe("exports of many rows", () => {
  const run = (format: "csv" | "ocsf", rows: number, peakMebibytes: number) => ({
    format,
    rows,
    seconds: 3,
    plainSeconds: 2,
    peakMebibytes,
    writtenMebibytes: 10,
    wrong: [],
  });

  test("stand format by format with both sizes under each other, as a ratio to reading", () => {
    const result = { runs: [run("ocsf", 1_000_000, 111), run("csv", 9, 90), run("ocsf", 9, 99)] };
    for (const text of [exportsTable(result), figuresOf({ exports: result })]) {
      const rows = text.split("\n").filter((line) => line.includes("1.50"));
      expect(rows.map((row) => row.match(/csv|ocsf|90|99|111/g))).toEqual([
        ["csv", "90"],
        ["ocsf", "99"],
        ["ocsf", "111"],
      ]);
    }
  });

  test("are never shown without saying that a file has too few lines", () => {
    const wrong = { ...run("csv", 9, 90), wrong: ["csv has 3 lines instead of 10"] };
    expect(figuresOf({ exports: { runs: [wrong] } })).toContain("WRONG: csv has 3 lines");
  });
});

describe("results that are kept", () => {
  test("stand beside those of other benchmarks and sizes, each with its day, and replace their own", async () => {
    const folder = await mkdtemp(join(tmpdir(), "demarc-results-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "performance.json");
    const on = (day: string) => ({
      cores: 2,
      processor: "one",
      memoryGibibytes: 8,
      node: "24",
      on: day,
    });
    const collected = (size: string, day: string) => ({
      machines: { [size]: on(day) },
      collections: { [size]: aResult({ size }) },
    });
    await keepResults(file, collected("typical", "2026-11-20"));
    await keepResults(file, collected("large", "2026-11-20"));
    const kills = { rounds: 7, whileSaving: 2, afterCommit: 1, wrong: [] };
    await keepResults(file, { machines: { kills: on("2026-11-20") }, kills });
    const pages = { size: "large", idle: [], collecting: [], wrong: [] };
    await keepResults(file, { readers: { large: pages } });
    await keepResults(file, { readers: { typical: { ...pages, size: "typical" } } });
    await keepResults(file, { two: { calls: 136, callsAlone: 134, wrong: [] } });
    const results = await keepResults(file, collected("typical", "2026-11-21"));
    expect(await readResults(file)).toEqual(results);
    const figures = figuresOf(results);
    for (const words of [
      /2026-11-21.*: typical\./,
      /2026-11-20.*: large, kills\./,
      /### typical: /,
      /### large: /,
      /Pages while the large/,
      /Pages while the typical/,
      /\*\*Killed\*\* 7 times/,
      /136 calls beside 134/,
    ])
      expect(figures).toMatch(words);
  });
});

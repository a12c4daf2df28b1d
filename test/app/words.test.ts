import { describe, expect, test } from "vitest";
import { age, day, isOverADayOld, minute } from "../../app/_words/instants.ts";
import { awsPercent, count, counted, percentOf } from "../../app/_words/numbers.ts";
import { shortPackName } from "../../app/_words/pack-name.ts";
import { shortReportName } from "../../lib/exports/report-name.ts";

const now = "2026-11-22T09:00:00.000Z";

describe("numbers in words", () => {
  test.each([
    [null, "–"],
    [0, "0"],
    [0.29, "29"],
    [0.999, "99"],
    [1, "100"],
  ])("%s of 1 is %s percent, rounded down, and nothing divided is a dash", (fraction, words) => {
    expect(percentOf(fraction)).toBe(words);
  });

  test.each([
    [null, "–"],
    [87.5, "87.5 %"],
    [88.376, "88.38 %"],
    [99.999, "99.99 %"],
    [100, "100 %"],
  ])("a pack's score of %s is written %s: only 100 is 100", (score, words) => {
    expect(awsPercent(score)).toBe(words);
  });

  test("a count has its thousands apart and its noun in the right number", () => {
    expect(count(12_345)).toBe("12,345");
    expect(counted(1, "control")).toBe("1 control");
    expect(counted(0, "control")).toBe("0 controls");
    expect(counted(2, "copy", "copies")).toBe("2 copies");
  });
});

describe("instants in words", () => {
  test.each([
    ["2026-11-22T08:59:40.000Z", "a moment"],
    ["2026-11-22T08:48:00.000Z", "12 min"],
    ["2026-11-22T00:00:00.000Z", "9 h"],
    ["2026-11-19T08:00:00.000Z", "3 days"],
    ["not an instant", "an unknown time"],
  ])("%s is %s before nine", (at, words) => {
    expect(age(at, now)).toBe(words);
  });

  test("an instant of the future is no older than now", () => {
    expect(age("2026-11-22T09:30:00.000Z", now)).toBe("a moment");
  });

  test("days and minutes are UTC, whoever reads them", () => {
    expect(day("2026-11-22T23:30:00.000Z")).toBe("22 Nov 2026");
    expect(minute("2026-11-22T23:30:00.000Z")).toBe("22 Nov 2026, 23:30 UTC");
  });

  test("what is no instant is shown as it is", () => {
    expect(day("soon")).toBe("soon");
  });

  test("only what is older than a day is called so", () => {
    expect(isOverADayOld("2026-11-21T08:59:59.000Z", now)).toBe(true);
    expect(isOverADayOld("2026-11-21T09:00:00.000Z", now)).toBe(false);
  });
});

describe("short names", () => {
  test.each([
    ["System and Organization Controls (SOC) 2 Report", "SOC", "SOC 2"],
    ["ISO/IEC 27001:2022 Certification", "ISO", "ISO 27001"],
    ["PCI DSS Attestation of Compliance (AOC)", "PCI", "PCI DSS"],
    ["A report nobody has heard of", null, "A report nobody has heard of"],
  ])("the report “%s” is called by what people call it", (name, series, short) => {
    expect(shortReportName({ name, series })).toBe(short);
  });

  test("a pack of AWS's loses the words that all of them begin with, and any other keeps its name", () => {
    expect(shortPackName("Operational-Best-Practices-for-PCI-DSS")).toBe("PCI DSS");
    expect(shortPackName("acme-baseline")).toBe("acme-baseline");
  });
});

import { describe, expect, test } from "vitest";
import { configIsComplete, configReadings, ruleSightOf } from "../../lib/posture/coverage.ts";
import type { CoverageState, Source } from "../../lib/posture/vocabulary.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";

const row = (region: string, state: CoverageState, source: Source = "config") =>
  aKeptCoverage({ region, source, state });

describe("how far Config was read", () => {
  test("is whole when every region was read, whatever became of other sources", () => {
    const coverage = [row("eu-west-1", "read"), row("eu-west-1", "not_read", "guardduty")];
    expect(configIsComplete(coverage)).toBe(true);
    expect(configReadings(coverage)).toEqual({ read: 1, total: 1 });
  });

  test.each(["partial", "not_set_up", "not_read"] as const)(
    "is not whole with a region that is %s",
    (state) => {
      expect(configIsComplete([row("eu-west-1", "read"), row("us-east-1", state)])).toBe(false);
    },
  );

  test("is not whole where nothing was asked", () => {
    expect(configIsComplete([])).toBe(false);
  });
});

describe("where rules were read", () => {
  test("is every region that answered, one without a recorder too", () => {
    const coverage = [
      row("us-east-1", "not_read"),
      row("eu-west-1", "not_set_up"),
      row("ap-east-1", "not_read"),
      row("eu-west-2", "partial"),
      row("eu-west-2", "not_read", "guardduty"),
    ];
    expect(ruleSightOf(coverage)).toEqual({ anyRead: true, notRead: ["ap-east-1", "us-east-1"] });
  });

  test("is nowhere when Config was refused everywhere, or never asked", () => {
    expect(ruleSightOf([row("eu-west-1", "not_read")])).toEqual({
      anyRead: false,
      notRead: ["eu-west-1"],
    });
    expect(ruleSightOf([])).toEqual({ anyRead: false, notRead: [] });
  });
});

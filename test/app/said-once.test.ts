import { describe, expect, test } from "vitest";
import { figureWords } from "../../app/_words/changes.ts";
import { saysMore } from "../../app/findings/[region]/[id]/says-more.ts";

describe("GuardDuty's own words below a finding's title", () => {
  test("stand there when they say more than the title", () => {
    const title = "i-1 mines coins";
    expect(saysMore({ title, description: "i-1 asks pool.example for work." })).toBe(true);
    expect(saysMore({ title, description: "I-1 mines coins." })).toBe(false);
    expect(saysMore({ title, description: "" })).toBe(false);
  });
});

test("controls that neither began nor ceased to fail are said to have other failing resources", () => {
  const none = { failing: 0, passing: 0, excepted: 0, notApplicable: 0, notEvaluated: 0 };
  const figures = { changed: 1, stoppedFailing: 0, startedFailing: 0, failingResources: 1 };
  expect(figureWords("resource", { ...figures, counts: none })).toEqual([
    "1 with other failing resources",
  ]);
});

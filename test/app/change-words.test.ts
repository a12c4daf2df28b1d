import { describe, expect, test } from "vitest";
import { causeSentence, progressSentence } from "../../app/_words/changes.ts";
import type { CauseFigures } from "../../lib/posture/posture-changes.ts";

const none: CauseFigures = {
  changed: 0,
  startedFailing: 0,
  stoppedFailing: 0,
  counts: { passing: 0, failing: 0, notEvaluated: 0, notApplicable: 0, excepted: 0 },
  failingResources: 0,
};

describe("progress in a sentence", () => {
  test.each([
    [0, 0, "No control fixed, none newly failing"],
    [1, 0, "1 control fixed, none newly failing"],
    [0, 2, "No control fixed, 2 controls newly failing"],
    [3, 1, "3 controls fixed, 1 control newly failing"],
  ])("%i that stopped and %i that started failing", (stoppedFailing, startedFailing, said) => {
    expect(progressSentence({ ...none, stoppedFailing, startedFailing })).toBe(said);
  });
});

describe("a cause in a sentence", () => {
  test.each([
    [1, 1, "Resources changed under 1 control: 1 more failing resource."],
    [2, -3, "Resources changed under 2 controls: 3 fewer failing resources."],
    [2, 0, "Resources changed under 2 controls: as many failing resources as before."],
  ])("resources changed under %i, %i net", (changed, failingResources, said) => {
    expect(causeSentence("resource", { ...none, changed, failingResources })).toBe(said);
  });

  test("what was merely newly seen is not called progress", () => {
    expect(causeSentence("coverage", { ...none, changed: 86 })).toBe(
      "86 controls came into sight or went out of it. That is neither progress nor its opposite.",
    );
  });
});

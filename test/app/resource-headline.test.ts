import { expect, test } from "vitest";
import { whatIsCounted } from "../../app/resources/resource-headline.ts";

const accepted = "What fails only under an exception stands among the failing here";

test("the list of resources says that its counts are of verdicts, and what exceptions do to them", () => {
  expect(whatIsCounted([{ active: false }, { active: true }])).toContain(accepted);
});

test.each([[[]], [[{ active: false }]]])(
  "says nothing of exceptions while none is in force: %j",
  (exceptions) => {
    expect(whatIsCounted(exceptions)).toMatch(/worst verdict of its copies\.$/);
  },
);

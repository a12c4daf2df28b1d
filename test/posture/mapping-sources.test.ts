import { expect, test } from "vitest";
import { mappingSources } from "../../lib/posture/vocabulary.ts";

test("the user's word on evidence ranks before AWS's, AWS's before the community's, and ours comes last", () => {
  expect(mappingSources).toEqual(["user", "aws", "community", "demarc"]);
});

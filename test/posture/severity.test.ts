import { expect, test } from "vitest";
import { isSampleAccount } from "../../lib/posture/sample-account.ts";
import { severityOfScore } from "../../lib/posture/severity.ts";

test("every number between AWS's bands belongs to the band below it", () => {
  const words = [10, 9, 8.95, 7, 6.99, 4, 3.9, 1].map(severityOfScore);
  expect(words).toEqual(["critical", "critical", "high", "high", "medium", "medium", "low", "low"]);
});

test("an account number that AWS uses in its documentation is a sample; any other is not", () => {
  expect(isSampleAccount("111122223333")).toBe(true);
  expect(isSampleAccount("210987654321")).toBe(false);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesPattern } from "../../lib/posture/resource-pattern.ts";

describe("a pattern", () => {
  test.each([
    ["prod-*", "prod-orders", true],
    ["prod-*", "prod-", true],
    ["prod-*", "old-prod-orders", false],
    ["*-logs", "orders-logs", true],
    ["*-logs", "orders-logs-2", false],
    ["arn:*:role/deploy-*", "arn:aws:iam::111122223333:role/deploy-web", true],
    ["arn:*:role/deploy-*", "arn:aws:iam::111122223333:user/deploy-web", false],
    ["*", "", true],
    ["ab*ba", "aba", false],
    ["a*b*a", "aba", true],
    ["orders", "orders", true],
    ["orders", "orders-2", false],
    ["a.c", "abc", false],
  ])("%j and %j: %j", (pattern, name, fits) => {
    expect(matchesPattern(pattern, name)).toBe(fits);
  });

  test("fits exactly what the same expression with .* for each star fits", () => {
    const short = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 7 });
    fc.assert(
      fc.property(
        short,
        fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 7 }),
        (pattern, name) => {
          const expression = new RegExp(`^${pattern.replaceAll("*", ".*")}$`);
          expect(matchesPattern(pattern, name)).toBe(expression.test(name));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("with a thousand stars is answered all the same", () => {
    expect(matchesPattern("a*".repeat(1000), "a".repeat(999))).toBe(false);
  });
});

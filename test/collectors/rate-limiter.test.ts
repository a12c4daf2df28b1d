import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  carefulRates,
  createRateLimiter,
  familyOf,
  type OperationFamily,
} from "../../lib/collectors/rate-limiter.ts";
import { readOnlyOperations } from "../../lib/collectors/read-only-operations.ts";

const running = new AbortController().signal;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** When each of some calls that come at once is let through, in milliseconds from the first. */
async function turns(count: number, family: OperationFamily, regions = ["eu-west-1"]) {
  const limiter = createRateLimiter(carefulRates);
  const began = performance.now();
  const at: number[] = [];
  const waiting = regions.flatMap((region) =>
    Array.from({ length: count }, () =>
      limiter.waitForTurn(region, family, running).then(() => at.push(performance.now() - began)),
    ),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  await Promise.all(waiting);
  return at.sort((a, b) => a - b);
}

describe("calls that come at once", () => {
  test.each([
    ["config_rule_details", 3, [0, 1000, 2000]],
    ["config_pack_details", 3, [0, 1000, 2000]],
    ["config", 6, [0, 0, 0, 0, 250, 500]],
    ["guardduty", 7, [0, 0, 0, 0, 0, 200, 400]],
    ["artifact", 4, [0, 0, 500, 1000]],
  ] as const)("of %s: %i of them go out at %o milliseconds", async (family, count, expected) => {
    expect(await turns(count, family)).toEqual(expected);
  });

  test("in two regions do not wait for each other", async () => {
    expect(await turns(2, "config_rule_details", ["eu-west-1", "us-east-1"])).toEqual([
      0, 0, 1000, 1000,
    ]);
  });
});

describe("a wait", () => {
  test("is over after a pause: the allowance grows again, but no further than at first", async () => {
    const limiter = createRateLimiter(carefulRates);
    await limiter.waitForTurn("eu-west-1", "config_rule_details", running);
    await vi.advanceTimersByTimeAsync(60_000);
    const began = performance.now();

    const first = limiter.waitForTurn("eu-west-1", "config_rule_details", running);
    const second = limiter.waitForTurn("eu-west-1", "config_rule_details", running);
    await first;
    const firstAt = performance.now() - began;
    await vi.advanceTimersByTimeAsync(1_000);
    await second;

    expect([firstAt, performance.now() - began]).toEqual([0, 1_000]);
  });

  test("ends with the signal's reason when it is told to stop", async () => {
    const limiter = createRateLimiter(carefulRates);
    const stop = new AbortController();
    await limiter.waitForTurn("eu-west-1", "config_rule_details", stop.signal);

    const waiting = limiter.waitForTurn("eu-west-1", "config_rule_details", stop.signal);
    stop.abort(new Error("enough"));

    await expect(waiting).rejects.toThrow("enough");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("does not even begin after a stop", async () => {
    const limiter = createRateLimiter(carefulRates);

    const waiting = limiter.waitForTurn(
      "eu-west-1",
      "config",
      AbortSignal.abort(new Error("enough")),
    );

    await expect(waiting).rejects.toThrow("enough");
  });
});

describe("families", () => {
  test("put the two operations that callers are throttled for each on its own", () => {
    const slow = readOnlyOperations
      .filter(({ action }) => carefulRates[familyOf(action)].perSecond === 1)
      .map(({ action }) => action);

    expect(slow.toSorted()).toEqual([
      "config:GetComplianceDetailsByConfigRule",
      "config:GetConformancePackComplianceDetails",
    ]);
    expect(new Set(slow.map(familyOf)).size).toBe(2);
  });
});

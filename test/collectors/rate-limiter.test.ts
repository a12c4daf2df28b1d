import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { carefulRates, familyOf } from "../../lib/collectors/pace-settings.ts";
import { createRateLimiter } from "../../lib/collectors/rate-limiter.ts";
import { readOnlyOperations } from "../../lib/collectors/read-only-operations.ts";
import type { LearnedPace } from "../../lib/posture/learned-pace.ts";

const today = new Date("2026-11-22T09:00:00.000Z");
const slow = "config:GetComplianceDetailsByConfigRule";
const select = "config:SelectResourceConfig";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"], now: today });
});
afterEach(() => {
  vi.useRealTimers();
});

/** When each of some calls that come at once is let through, in milliseconds from the first. */
async function turns(actions: readonly string[], regions = ["eu-west-1"]) {
  const limiter = createRateLimiter(carefulRates);
  const began = performance.now();
  const at: number[] = [];
  const waiting = regions.flatMap((region) =>
    actions.map((action) =>
      limiter.waitForTurn(region, action).then(() => at.push(performance.now() - began)),
    ),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  await Promise.all(waiting);
  // Each call is a little longer apart than the rate says, for what it may travel faster.
  return at.map((milliseconds) => Math.floor(milliseconds / 10) * 10).toSorted((a, b) => a - b);
}

const times = (count: number, action: string) => Array.from({ length: count }, () => action);

describe("calls that come at once", () => {
  test.each([
    [slow, 3, [0, 1020, 2040]],
    ["config:GetConformancePackComplianceDetails", 3, [0, 1020, 2040]],
    [select, 6, [0, 0, 0, 0, 250, 510]],
    ["guardduty:ListFindings", 7, [0, 0, 0, 0, 0, 200, 400]],
    ["artifact:ListReports", 4, [0, 0, 510, 1020]],
  ] as const)(
    "of %s: %i of them go out at about %o milliseconds",
    async (action, count, expected) => {
      expect(await turns(times(count, action))).toEqual(expected);
    },
  );

  test("in two regions do not wait for each other", async () => {
    expect(await turns(times(2, slow), ["eu-west-1", "us-east-1"])).toEqual([0, 0, 1020, 1020]);
  });

  test("of two operations of one family do not either, for AWS counts them apart", async () => {
    const others = times(4, "config:DescribeConfigRules");
    expect(await turns([...times(4, select), ...others])).toEqual(times(8, "").map(() => 0));
  });

  test("are held up together where a whole family would go beyond its most", async () => {
    const operations = ["Rules", "Packs", "Recorders", "Statuses", "Scores"];
    const actions = operations.flatMap((name) => times(4, `config:Describe${name}`));
    const at = await turns(actions);
    expect(at.filter((milliseconds) => milliseconds === 0)).toHaveLength(16);
    expect(at.filter((milliseconds) => milliseconds < 1_000)).toHaveLength(16);
  });
});

describe("a wait", () => {
  test("is over after a pause: the allowance grows again, but no further than at first", async () => {
    const limiter = createRateLimiter(carefulRates);
    await limiter.waitForTurn("eu-west-1", slow);
    await vi.advanceTimersByTimeAsync(60_000);
    const began = performance.now();

    const first = limiter.waitForTurn("eu-west-1", slow);
    const second = limiter.waitForTurn("eu-west-1", slow);
    await first;
    const firstAt = performance.now() - began;
    await vi.advanceTimersByTimeAsync(1_020);
    await second;

    expect([firstAt, performance.now() - began]).toEqual([0, 1_020]);
  });

  test("is longer for those who wait already when one before them is throttled", async () => {
    const limiter = createRateLimiter(carefulRates);
    const turn = await limiter.waitForTurn("eu-west-1", slow);
    let passed = false;
    const waiting = limiter.waitForTurn("eu-west-1", slow).then(() => {
      passed = true;
    });
    await vi.advanceTimersByTimeAsync(1_000);
    turn.throttled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(passed).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    await waiting;
  });

  test("ends with the signal's reason when it is told to stop, and holds up nobody behind it", async () => {
    const limiter = createRateLimiter(carefulRates);
    const stop = new AbortController();
    await limiter.waitForTurn("eu-west-1", slow);

    const waiting = limiter.waitForTurn("eu-west-1", slow, stop.signal);
    const behind = limiter.waitForTurn("eu-west-1", slow);
    await vi.advanceTimersByTimeAsync(100);
    stop.abort(new Error("enough"));

    await expect(waiting).rejects.toThrow("enough");
    await vi.advanceTimersByTimeAsync(1_000);
    await behind;
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is as long as that of all who came before, though one of them gave up", async () => {
    const limiter = createRateLimiter(carefulRates);
    const turn = await limiter.waitForTurn("eu-west-1", slow);
    const order: string[] = [];
    const stop = new AbortController();
    const queue = (name: string, signal?: AbortSignal) =>
      limiter.waitForTurn("eu-west-1", slow, signal).then(() => order.push(name));
    const second = queue("second");
    const third = queue("third", stop.signal);
    const fourth = queue("fourth");
    await vi.advanceTimersByTimeAsync(500);
    turn.throttled();
    stop.abort(new Error("enough"));
    await expect(third).rejects.toThrow("enough");
    await vi.advanceTimersByTimeAsync(60_000);
    await Promise.all([second, fourth]);
    expect(order).toEqual(["second", "fourth"]);
  });

  test("does not even begin after a stop", async () => {
    const limiter = createRateLimiter(carefulRates);
    const stopped = AbortSignal.abort(new Error("enough"));
    await expect(limiter.waitForTurn("eu-west-1", select, stopped)).rejects.toThrow("enough");
  });
});

describe("what earlier collections found out", () => {
  const pace = (given: Partial<LearnedPace>): LearnedPace => ({
    region: "eu-west-1",
    action: slow,
    perSecond: 2,
    throttledAtPerSecond: null,
    learnedAt: "2026-11-22T08:00:00.000Z",
    ...given,
  });

  /** The second of two calls that come at once, and how many milliseconds after the first it went out. */
  async function secondAfter(given: LearnedPace, region = "eu-west-1") {
    const limiter = createRateLimiter(carefulRates);
    limiter.recall([given]);
    const began = performance.now();
    await limiter.waitForTurn(region, slow);
    const second = limiter
      .waitForTurn(region, slow)
      .then((turn) => ({ limiter, turn, at: performance.now() - began }));
    await vi.advanceTimersByTimeAsync(20_000);
    return second;
  }

  test("is where this one begins, in that region and for that operation", async () => {
    expect(await secondAfter(pace({ perSecond: 2 }))).toMatchObject({ at: 510 });
    expect(await secondAfter(pace({ perSecond: 2 }), "us-east-1")).toMatchObject({ at: 1020 });
    expect(await secondAfter(pace({ action: select }))).toMatchObject({ at: 1020 });
  });

  test("is bounded by the settings of today", async () => {
    expect(await secondAfter(pace({ perSecond: 1000 }))).toMatchObject({ at: 255 });
    expect(await secondAfter(pace({ perSecond: 0.0001 }))).toMatchObject({ at: 5100 });
  });

  test("a throttle of yesterday no longer slows it down", async () => {
    const throttled = { perSecond: 0.5, throttledAtPerSecond: 0.7 };
    expect(await secondAfter(pace(throttled))).toMatchObject({ at: 2040 });
    const old = { ...throttled, learnedAt: "2026-11-21T08:59:00.000Z" };
    expect(await secondAfter(pace(old))).toMatchObject({ at: 1020 });
  });

  test("a throttle from the future, by a clock that was wrong, does not slow it down for ever", async () => {
    const ahead = {
      perSecond: 0.5,
      throttledAtPerSecond: 0.7,
      learnedAt: "2027-11-22T09:00:00.000Z",
    };
    expect(await secondAfter(pace(ahead))).toMatchObject({ at: 1020 });
  });

  test("is not found out anew by calls that proved nothing", async () => {
    const limiter = createRateLimiter(carefulRates);
    limiter.recall([pace({})]);
    (await limiter.waitForTurn("eu-west-1", slow)).accepted();
    expect(limiter.learned()).toEqual([]);
  });

  test("is replaced by a throttle, dated today", async () => {
    const limiter = createRateLimiter(carefulRates);
    limiter.recall([pace({})]);
    (await limiter.waitForTurn("eu-west-1", slow)).throttled();
    expect(limiter.learned()).toEqual([
      pace({ perSecond: 1.4, throttledAtPerSecond: 2, learnedAt: today.toISOString() }),
    ]);
  });

  test("a throttle that nothing confirmed keeps its date, however much faster it goes", async () => {
    const { limiter, turn } = await secondAfter(pace({ perSecond: 1, throttledAtPerSecond: 2 }));
    turn.accepted();
    expect(limiter.learned()).toMatchObject([
      { throttledAtPerSecond: 2, learnedAt: "2026-11-22T08:00:00.000Z" },
    ]);
    expect(limiter.learned()[0]?.perSecond).toBeGreaterThan(1);
  });
});

test("the two operations that callers are throttled for are families of their own", () => {
  const alone = readOnlyOperations
    .filter(({ action }) => carefulRates[familyOf(action)].start === 1)
    .map(({ action }) => action);

  expect(alone.toSorted()).toEqual([slow, "config:GetConformancePackComplianceDetails"]);
  expect(new Set(alone.map(familyOf)).size).toBe(2);
});

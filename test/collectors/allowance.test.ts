import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAllowance, createCeiling, type KnownPace } from "../../lib/collectors/allowance.ts";
import { carefulRates, type PaceRange } from "../../lib/collectors/pace-settings.ts";

const anyRange: fc.Arbitrary<PaceRange> = fc
  .record({
    start: fc.double({ min: 0.1, max: 100, noNaN: true }),
    times: fc.double({ min: 1, max: 10, noNaN: true }),
  })
  .map(({ start, times }) => ({ start, most: start * times }));

/** Also what no allowance of these rates could have learned: the settings may have changed since. */
const anyKnown: fc.Arbitrary<KnownPace | null> = fc.option(
  fc.record({
    perSecond: fc.double({ min: 0.001, max: 1000, noNaN: true }),
    throttledAtPerSecond: fc.option(fc.double({ min: 0.001, max: 1000, noNaN: true })),
  }),
);

/** What happens after a call went out, and how long its answer took. */
const anyLife = fc.array(
  fc.record({
    answer: fc.constantFrom("accepted", "accepted", "accepted", "throttled", "failed"),
    seconds: fc.double({ min: 0, max: 5, noNaN: true }),
  }),
  { maxLength: 300 },
);

type Life = typeof anyLife extends fc.Arbitrary<infer L> ? L : never;

/** Lives through it, and tells the rate before and after each answer. */
function* live(range: PaceRange, known: KnownPace | null, life: Life) {
  const allowance = createAllowance(range, known);
  let now = 0;
  for (const { answer, seconds } of life) {
    const wait = allowance.waitAt(now);
    now += wait;
    const sentAt = now;
    allowance.take(now);
    now += seconds;
    const before = allowance.known();
    if (answer === "accepted") allowance.accept(wait > 0);
    if (answer === "throttled") allowance.throttle(sentAt, now);
    yield { answer, wait, now, before, after: allowance.known() };
  }
}

describe("whatever AWS answers, and whatever was learned before", () => {
  test("the rate never leaves what the settings allow", () => {
    fc.assert(
      fc.property(anyRange, anyKnown, anyLife, (range, known, life) => {
        for (const { after } of live(range, known, life)) {
          expect(after.perSecond).toBeLessThanOrEqual(range.most);
          expect(after.perSecond).toBeGreaterThanOrEqual(range.start / 5);
        }
      }),
    );
  });

  test("a throttle never makes it faster, and is remembered by the rate at which it came", () => {
    fc.assert(
      fc.property(anyRange, anyKnown, anyLife, (range, known, life) => {
        for (const { answer, before, after } of live(range, known, life)) {
          if (answer !== "throttled") continue;
          expect(after.perSecond).toBeLessThanOrEqual(before.perSecond);
          expect(after.throttledAtPerSecond).toBe(before.perSecond);
        }
      }),
    );
  });

  test("a call that AWS took never makes it slower, and one that failed changes nothing", () => {
    fc.assert(
      fc.property(anyRange, anyLife, (range, life) => {
        for (const { answer, before, after } of live(range, null, life)) {
          if (answer === "failed") expect(after).toEqual(before);
          if (answer === "accepted")
            expect(after.perSecond).toBeGreaterThanOrEqual(before.perSecond * (1 - 1e-9));
        }
      }),
    );
  });

  test("in no stretch of time go out more calls than the most a second, and one burst", () => {
    fc.assert(
      fc.property(anyRange, anyKnown, anyLife, (range, known, life) => {
        const sent = [...live(range, known, life)].map(({ now }, index) => ({
          at: now - (life[index]?.seconds ?? 0),
        }));
        const [first] = sent;
        const last = sent.at(-1);
        if (first === undefined || last === undefined) return;
        const burst = Math.max(1, Math.floor(range.start));
        expect(sent.length).toBeLessThanOrEqual(
          (last.at - first.at) * range.most + burst + 1 + 1e-6,
        );
      }),
    );
  });

  test("nobody waits longer than the slowest rate takes for a few calls", () => {
    fc.assert(
      fc.property(anyRange, anyKnown, anyLife, (range, known, life) => {
        for (const { wait } of live(range, known, life))
          expect(wait).toBeLessThanOrEqual(1.05 / (range.start / 5));
      }),
    );
  });
});

describe("a ceiling", () => {
  /** When calls go out that always want to, through so many seconds. */
  function sentWithin(seconds: number, most: number): number[] {
    const ceiling = createCeiling(most);
    const sent: number[] = [];
    for (let now = 0; now < seconds; now += Math.max(0.001, ceiling.waitAt(now))) {
      if (ceiling.waitAt(now) > 0) continue;
      ceiling.take(now);
      sent.push(now);
    }
    return sent;
  }

  test("lets no second have more calls than the most, the first second neither", () => {
    const anyMost = fc.double({ min: 0.1, max: 100, noNaN: true });
    fc.assert(
      fc.property(anyMost, (most) => {
        const sent = sentWithin(5, most);
        for (const from of sent) {
          const within = sent.filter((at) => at >= from && at < from + 1).length;
          expect(within).toBeLessThanOrEqual(Math.max(1, most));
        }
      }),
    );
  });

  test("holds nobody up before, and lets nearly as many out as it may", () => {
    expect(sentWithin(0.5, 16)).toHaveLength(16);
    expect(sentWithin(10.3, 16).length).toBeGreaterThanOrEqual(160);
    expect(sentWithin(101, 0.1).length).toBeGreaterThanOrEqual(10);
  });
});

describe("learning", () => {
  const range = { start: 4, most: 16 };

  test("what never had to wait proves nothing: the rate stays, for ever", () => {
    const allowance = createAllowance(range);
    for (let index = 0; index < 1000; index++) allowance.accept(false);
    expect(allowance.known()).toEqual({ perSecond: 4, throttledAtPerSecond: null });
    expect(allowance.news()).toBe("none");
  });

  test("used without a throttle it reaches the most within half a minute, and no further", () => {
    const allowance = createAllowance(range);
    let seconds = 0;
    while (allowance.known().perSecond < 16 && seconds < 1000) {
      seconds += 1 / allowance.known().perSecond;
      allowance.accept(true);
    }
    expect(seconds).toBeLessThan(30);
    allowance.accept(true);
    expect(allowance.known().perSecond).toBe(16);
    expect(allowance.news()).toBe("moved");
  });

  test("throttles of calls that were under way together are one step", () => {
    const allowance = createAllowance(range);
    allowance.throttle(1.0, 1.2);
    for (const sentAt of [1.01, 1.05, 1.2]) allowance.throttle(sentAt, 1.3);
    expect(allowance.known()).toEqual({ perSecond: 4 * 0.7, throttledAtPerSecond: 4 });
    allowance.throttle(1.21, 1.4);
    expect(allowance.known().perSecond).toBeCloseTo(4 * 0.7 * 0.7);
  });

  test("after a throttle calls go out one by one, the first of them not at once", () => {
    const allowance = createAllowance(range);
    allowance.throttle(0, 0.1);
    expect(allowance.waitAt(0.1)).toBeCloseTo(1.02 / 2.8);
    expect(allowance.waitAt(60)).toBe(0);
    allowance.take(60);
    expect(allowance.waitAt(60)).toBeGreaterThan(0.3);
  });

  test("it comes back quickly to just under where it was throttled, stays there, and only then tries more", () => {
    const allowance = createAllowance(range);
    allowance.throttle(0, 0.1);
    const after = (seconds: number) => {
      for (let used = 0; used < seconds; used += 1 / allowance.known().perSecond)
        allowance.accept(true);
      return allowance.known().perSecond;
    };
    expect(after(5)).toBeCloseTo(3.8);
    expect(after(50)).toBeCloseTo(3.8);
    expect(after(15)).toBeLessThan(4.2);
    expect(after(120)).toBe(16);
  });
});

/** AWS as it throttles: so many at once, so many a second. */
function aServer({ perSecond, burst }: { perSecond: number; burst: number }) {
  let places = burst;
  let filledAt = 0;
  return (now: number): boolean => {
    places = Math.min(burst, places + (now - filledAt) * perSecond);
    filledAt = now;
    if (places < 1) return false;
    places -= 1;
    return true;
  };
}

/** Seconds one listing of so many pages takes, each asked for once the one before is there. */
function listingTakes(pages: number, range: PaceRange, server: (now: number) => boolean): number {
  const answerSeconds = 0.05;
  const allowance = createAllowance(range);
  let now = 0;
  for (let page = 0; page < pages; page++) {
    for (let retry = 0; ; retry++) {
      const wait = allowance.waitAt(now);
      now += wait;
      const sentAt = now;
      allowance.take(now);
      // No two requests travel for equally long.
      const accepted = server(now + answerSeconds / 2 + ((page * 7 + retry) % 5) / 1000);
      now += answerSeconds;
      if (accepted) {
        allowance.accept(wait > 0);
        break;
      }
      allowance.throttle(sentAt, now);
      // Half of what the SDK waits at most: what it waits on average.
      now += Math.min(2 ** retry, 20) / 2;
    }
  }
  return now;
}

describe("against a server that takes exactly the careful rate", () => {
  const cases = Object.entries(carefulRates).flatMap(([family, range]) =>
    [1, Math.floor(range.start)].flatMap((burst) =>
      [50, 300].map((pages) => ({ family, range, burst, pages })),
    ),
  );

  test.for(cases)(
    "$family: $pages pages, $burst at once, take at most 1.3 times the least",
    ({ range, burst, pages }) => {
      const server = aServer({ perSecond: range.start, burst });
      const least = (pages - burst) / range.start;
      expect(listingTakes(pages, range, server)).toBeLessThan(1.3 * least);
    },
  );
});

test("against a server that takes four times as much, a long listing ends in less than half the time", () => {
  const range = carefulRates.config;
  const generous = listingTakes(400, range, aServer({ perSecond: 16, burst: 16 }));
  const careful = listingTakes(400, { start: 4, most: 4 }, aServer({ perSecond: 16, burst: 16 }));
  expect(generous).toBeLessThan(careful / 2);
});

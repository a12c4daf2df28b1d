import { describe, expect, test } from "vitest";
import { askAhead } from "../../lib/collectors/guardduty/ask-ahead.ts";

async function* countTo(last: number, told: (number: number) => void = () => {}) {
  for (let number = 1; number <= last; number++) {
    told(number);
    yield number;
  }
}

async function* brokenAfter(last: number) {
  yield* countTo(last);
  throw new Error("the list broke off");
}

/** The results before the end, and what ended them. */
async function outcomeOf<T>(results: AsyncIterable<T>) {
  const given: T[] = [];
  try {
    for await (const result of results) given.push(result);
    return { given, error: null };
  } catch (error) {
    return { given, error: error instanceof Error ? error.message : error };
  }
}

describe("asking ahead", () => {
  test("gives results in the order of the items, whichever comes first", async () => {
    const pending = new Map([1, 2, 3].map((item) => [item, Promise.withResolvers<string>()]));
    const results = outcomeOf(
      askAhead(countTo(3), 3, (item) => pending.get(item)?.promise ?? Promise.reject()),
    );
    for (const item of [3, 1, 2]) pending.get(item)?.resolve(`of ${item}`);

    expect(await results).toEqual({ given: ["of 1", "of 2", "of 3"], error: null });
  });

  test("asks for so many at once, and takes no more items while their results are not taken", async () => {
    const taken: number[] = [];
    const asked: number[] = [];
    const results = askAhead(
      countTo(9, (item) => taken.push(item)),
      3,
      async (item) => {
        asked.push(item);
        return item;
      },
    );

    await results.next();

    expect(taken).toEqual([1, 2, 3]);
    expect(asked).toEqual([1, 2, 3]);
    await results.return();
  });

  test("gives what was asked for before the list broke off, then the error", async () => {
    const results = askAhead(brokenAfter(2), 5, async (item) => item);

    expect(await outcomeOf(results)).toEqual({ given: [1, 2], error: "the list broke off" });
  });

  test("gives nothing that stands after a result that failed", async () => {
    const results = askAhead(countTo(5), 3, async (item) => {
      if (item === 2) throw new Error("the second failed");
      return item;
    });

    expect(await outcomeOf(results)).toEqual({ given: [1], error: "the second failed" });
  });

  test("ends the list when nobody wants more", async () => {
    let ended = false;
    async function* list() {
      try {
        yield* countTo(5);
      } finally {
        ended = true;
      }
    }

    for await (const _ of askAhead(list(), 2, async (item) => item)) break;

    expect(ended).toBe(true);
  });

  test("gives nothing of nothing", async () => {
    expect(await outcomeOf(askAhead(countTo(0), 3, async (item) => item))).toEqual({
      given: [],
      error: null,
    });
  });
});

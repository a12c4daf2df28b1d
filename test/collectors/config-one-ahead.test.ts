import { describe, expect, test } from "vitest";
import { oneAhead } from "../../lib/collectors/config/one-ahead.ts";

/** Numbers from 1, each noted when it is asked for. */
async function* noted(asked: number[], last: number, failure: Error | null = null) {
  for (let number = 1; number <= last; number++) {
    asked.push(number);
    if (failure !== null && number === last) throw failure;
    yield number;
  }
}

describe("a listing read one page ahead", () => {
  test("gives every page, in order", async () => {
    expect(await Array.fromAsync(oneAhead(noted([], 4)))).toEqual([1, 2, 3, 4]);
  });

  test("has asked for the next page while this one is in hand, and for no further one", async () => {
    const asked: number[] = [];

    for await (const page of oneAhead(noted(asked, 5)))
      expect(asked.at(-1)).toBe(Math.min(page + 1, 5));
  });

  test("fails only once the pages before the failure were taken", async () => {
    const taken: number[] = [];
    const failure = new Error("the third page broke");
    const reading = async () => {
      for await (const page of oneAhead(noted([], 3, failure))) taken.push(page);
    };

    await expect(reading()).rejects.toBe(failure);
    expect(taken).toEqual([1, 2]);
  });

  test("that is left early ends, though the page ahead fails", async () => {
    const pages = oneAhead(noted([], 2, new Error("nobody hears this")));

    const first = await pages.next();
    await pages.return();

    expect(first.value).toBe(1);
    expect((await pages.next()).done).toBe(true);
  });
});

import { describe, expect, test } from "vitest";
import { runInLanes } from "../../lib/collectors/run-in-lanes.ts";

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("lanes", () => {
  test("give every result, whatever the order they come in", async () => {
    const late = Promise.withResolvers<string>();
    const results = runInLanes([
      { atOnce: 2, tasks: [() => late.promise, async () => "b", async () => "c"] },
      { atOnce: 1, tasks: [async () => "d"] },
    ]);

    const taken = [
      (await results.next()).value,
      (await results.next()).value,
      (await results.next()).value,
    ];
    late.resolve("a");
    taken.push((await results.next()).value);

    expect(taken.sort()).toEqual(["a", "b", "c", "d"]);
    expect((await results.next()).done).toBe(true);
  });

  test("never run more of a lane at once than it allows", async () => {
    let running = 0;
    let most = 0;
    const task = async () => {
      most = Math.max(most, ++running);
      await soon();
      running--;
    };

    await Array.fromAsync(runInLanes([{ atOnce: 3, tasks: Array(20).fill(task) }]));

    expect(most).toBe(3);
  });

  test("start nothing new until a result is taken: results do not pile up", async () => {
    let started = 0;
    const task = async () => ++started;
    const results = runInLanes([{ atOnce: 2, tasks: Array(10).fill(task) }]);

    await results.next();
    for (let turn = 0; turn < 20; turn++) await soon();

    expect(started).toBe(2);
  });

  test("throw what a task threw, and start nothing after it", async () => {
    let started = 0;
    const results = runInLanes([
      {
        atOnce: 1,
        tasks: [
          async () => {
            throw new Error("a fault of ours");
          },
          async () => ++started,
        ],
      },
    ]);

    await expect(results.next()).rejects.toThrow("a fault of ours");
    expect(started).toBe(0);
  });

  test("without tasks are done at once", async () => {
    expect(await Array.fromAsync(runInLanes([{ atOnce: 4, tasks: [] }]))).toEqual([]);
  });
});

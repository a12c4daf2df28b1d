import { expect, test } from "vitest";
import type { LearnedPace } from "../../lib/posture/learned-pace.ts";
import { aFolder, aStore } from "./opening.ts";

const accountId = "111122223333";

function aPace(given: Partial<LearnedPace> = {}): LearnedPace {
  return {
    region: "eu-west-1",
    action: "config:SelectResourceConfig",
    perSecond: 3.5,
    throttledAtPerSecond: null,
    learnedAt: "2026-11-22T09:00:00.000Z",
    ...given,
  };
}

test("no pace is known of an account that was never collected", async () => {
  const store = await aStore();

  expect(await store.paces.load(accountId)).toEqual([]);
});

test("a pace comes back as it was learned, in every process, for its account only", async () => {
  const folder = await aFolder();
  const [collector, onlooker] = [await aStore(folder), await aStore(folder)];
  const paces = [
    aPace({ throttledAtPerSecond: 5.25 }),
    aPace({ region: "global", action: "artifact:ListReports" }),
  ];

  await collector.paces.keep(accountId, paces);

  expect(await onlooker.paces.load(accountId)).toEqual(paces);
  expect(await onlooker.paces.load("444455556666")).toEqual([]);
});

test("a pace stands in the place of the older one of its region and operation, and others stay", async () => {
  const store = await aStore();
  const other = aPace({ action: "guardduty:ListFindings" });
  await store.paces.keep(accountId, [aPace({ throttledAtPerSecond: 5 }), other]);

  const newer = aPace({ perSecond: 6, learnedAt: "2026-11-22T10:00:00.000Z" });
  await store.paces.keep(accountId, [newer]);

  expect(await store.paces.load(accountId)).toEqual([newer, other]);
});

test("nothing learned changes nothing", async () => {
  const store = await aStore();
  await store.paces.keep(accountId, [aPace()]);

  await store.paces.keep(accountId, []);

  expect(await store.paces.load(accountId)).toEqual([aPace()]);
});

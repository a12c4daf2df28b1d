/** Who asked AWS with what: kept beside the collection, and never made up for one that did not note it. */
import { expect, test } from "vitest";
import type { CollectionOrigin } from "../../lib/posture/collection-origin.ts";
import { openStore, StoreDamagedError } from "../../lib/store/open-store.ts";
import { commitNumbered } from "./numbered-commit.ts";
import { aFolder, aStore, look, takeBackTo } from "./opening.ts";

const accountId = "111122223333";

function anOrigin(callerArn: string): CollectionOrigin {
  const asked = { region: "eu-west-1", requests: 3, answered: 2, rows: 250 };
  return {
    callerArn,
    collectorVersion: "0.1.0",
    requests: [
      {
        ...asked,
        action: "config:GetComplianceDetailsByConfigRule",
        parameters: { Limit: 100, ComplianceTypes: ["NON_COMPLIANT"] },
        names: { ConfigRuleName: ["a", "b"] },
        notKept: {},
      },
      {
        ...asked,
        action: "guardduty:GetFindings",
        parameters: {},
        names: {},
        notKept: { FindingIds: 9 },
      },
    ],
  };
}

const minutes = (minute: number, second = 30) =>
  `2026-11-22T09:${String(minute).padStart(2, "0")}:${String(second).padStart(2, "0")}.000Z`;

test("the origin of a collection is found by any instant of it, as it was noted", async () => {
  const store = await aStore();
  await commitNumbered(store, accountId, 1, { origin: anOrigin("arn:one") });
  await commitNumbered(store, accountId, 3, { origin: anOrigin("arn:three") });
  const [three, one] = await store.listSnapshots({ accountId, limit: 2 });
  if (one === undefined || three === undefined) throw new Error("both were saved");

  expect(await store.findOrigin({ accountId, at: one.finishedAt })).toEqual(anOrigin("arn:one"));
  expect(await store.findOrigin({ accountId, at: three.startedAt })).toMatchObject({
    callerArn: "arn:three",
  });
});

test("of an instant between two collections, or of another account's, nobody noted anything", async () => {
  const store = await aStore();
  await commitNumbered(store, accountId, 1, { origin: anOrigin("arn:one") });
  expect(await store.findOrigin({ accountId, at: minutes(40) })).toBeNull();
  expect(await store.findOrigin({ accountId: "444455556666", at: minutes(1) })).toBeNull();
});

test("a store of an older Demarc opens, and has no origin for what it had collected", async () => {
  const folder = await aFolder();
  const before = await openStore(folder);
  await commitNumbered(before, accountId, 1);
  await before.close();
  takeBackTo(folder, "0002-assessed-with");

  const store = await aStore(folder);
  const [old] = await store.listSnapshots({ accountId, limit: 1 });
  expect(await store.findOrigin({ accountId, at: String(old?.finishedAt) })).toBeNull();
  await commitNumbered(store, accountId, 2, { origin: anOrigin("arn:two") });
  const [newest] = await store.listSnapshots({ accountId, limit: 1 });
  expect(await store.findOrigin({ accountId, at: String(newest?.finishedAt) })).not.toBeNull();
});

test("an origin that is not as it was written is damage, not a missing one", async () => {
  const folder = await aFolder();
  const store = await aStore(folder);
  await commitNumbered(store, accountId, 1, { origin: anOrigin("arn:one") });
  look(folder, "update snapshot_origins set requests = x'00' returning 1");
  const [newest] = await store.listSnapshots({ accountId, limit: 1 });
  await expect(store.findOrigin({ accountId, at: String(newest?.finishedAt) })).rejects.toThrow(
    StoreDamagedError,
  );
});

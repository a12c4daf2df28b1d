import { describe, expect, test } from "vitest";
import type { FindingsRead } from "../../lib/posture/snapshot.ts";
import type { Store } from "../../lib/store/open-store.ts";
import { aDetailedFinding } from "../builders/a-finding.ts";
import { aGuardDutyObservation, anUnreadObservation } from "../builders/an-observation.ts";
import { atMinute, collect, readIn, stage } from "./collecting.ts";
import { aFolder, aStore, look } from "./opening.ts";

const accountId = "111122223333";
const region = "eu-west-1";

const changes = (given: Partial<Extract<FindingsRead, { kind: "changes" }>> = {}) =>
  ({ kind: "changes", gone: [], listed: false, ...given }) as const;

/** A store that has read these findings whole. */
async function aStoreWith(ids: readonly string[], folder?: string): Promise<Store> {
  const store = await aStore(folder);
  const findings = ids.map((id) => aDetailedFinding({ id }));
  await collect(store, [aGuardDutyObservation({ findings, collectedAt: readIn(0) })]);
  return store;
}

async function knownIn(store: Store, place: string = region) {
  const staging = await store.beginStaging(accountId);
  const known = await staging.knownFindings(place);
  return known && { ...known, byId: await known.byId() };
}

describe("a reading of changed findings", () => {
  test("leaves alone what it does not name, takes what changed and closes what is gone", async () => {
    const folder = await aFolder();
    const store = await aStoreWith(["same", "changed", "gone"], folder);
    const findings = [
      aDetailedFinding({ id: "changed", count: 9 }),
      aDetailedFinding({ id: "new" }),
    ];

    const { snapshot } = await collect(
      store,
      [aGuardDutyObservation({ findings, read: changes({ gone: ["gone"] }) })],
      atMinute(1),
    );

    const told = snapshot.findings.map(({ id, count }) => [id, count]).toSorted();
    expect(told).toEqual([
      ["changed", 9],
      ["new", 3],
      ["same", 3],
    ]);
    expect(look(folder, "select count(*) as n from findings")).toEqual([{ n: 5 }]);
  });

  test("writes nothing for a finding that comes again as it was", async () => {
    const folder = await aFolder();
    const store = await aStoreWith(["same"], folder);
    const findings = [aDetailedFinding({ id: "same" })];

    await collect(store, [aGuardDutyObservation({ findings, read: changes() })], atMinute(1));

    expect(look(folder, "select count(*) as n from findings")).toEqual([{ n: 1 }]);
  });

  test("touches no other region and no other account", async () => {
    const store = await aStore();
    const both = [region, "us-east-1"].map((region) =>
      aGuardDutyObservation({ region, findings: [aDetailedFinding({ region, id: "f" })] }),
    );
    await collect(store, both);
    const others = both.map((one) => ({
      ...one,
      coverage: { ...one.coverage, accountId: "444455556666" },
    }));
    await collect(store, others, { ...atMinute(1), id: "other", accountId: "444455556666" });

    const { snapshot } = await collect(
      store,
      [aGuardDutyObservation({ read: changes({ gone: ["f"] }) })],
      atMinute(2),
    );

    expect(snapshot.findings.map((finding) => finding.region)).toEqual(["us-east-1"]);
    const untouched = await store.listFindings({ accountId: "444455556666", limit: 10 });
    expect(untouched.rows).toHaveLength(2);
  });

  test("that gives a finding twice keeps it as it came last", async () => {
    const store = await aStore();
    const findings = [1, 2].map((count) => aDetailedFinding({ count }));

    const { snapshot } = await collect(store, [aGuardDutyObservation({ findings })]);

    expect(snapshot.findings).toMatchObject([{ count: 2 }]);
  });
});

describe("findings that came before the reading broke off without an answer", () => {
  test.each([
    ["a detector whose findings could not be read", aGuardDutyObservation({ findings: null })],
    ["a region that could not be read", anUnreadObservation({ source: "guardduty" })],
  ])("are left out of %s", async (_, observation) => {
    const folder = await aFolder();
    const store = await aStoreWith(["known"], folder);
    const findings = [aDetailedFinding({ id: "known", count: 9 }), aDetailedFinding({ id: "new" })];

    const { snapshot } = await collect(
      store,
      [{ ...observation, rows: { ...observation.rows, findings } }],
      atMinute(1),
    );

    expect(snapshot.findings).toMatchObject([{ id: "known", count: 3 }]);
    expect(look(folder, "select count(*) as n from finding_details")).toEqual([{ n: 1 }]);
  });

  test("are left out when nothing was said of GuardDuty in their region at all", async () => {
    const store = await aStore();
    const config = anUnreadObservation({ source: "config", region: "us-east-1" });
    const findings = [aDetailedFinding({ region: "us-east-1" })];

    const { snapshot } = await collect(store, [
      aGuardDutyObservation(),
      { ...config, rows: { ...config.rows, findings } },
    ]);

    expect(snapshot.findings).toEqual([]);
  });
});

describe("what is known of a region's findings", () => {
  test("is nothing before they were read", async () => {
    const store = await aStore();
    expect(await knownIn(store)).toBeNull();

    await collect(store, [anUnreadObservation({ source: "guardduty" })]);

    expect(await knownIn(store)).toBeNull();
  });

  test("is that there are none, once that was read", async () => {
    const store = await aStoreWith([]);

    expect(await knownIn(store)).toEqual({
      updatedUntil: null,
      active: new Map(),
      archived: new Map(),
      listedAt: readIn(0),
      byId: new Map(),
    });
    expect(await knownIn(store, "us-east-1")).toBeNull();
  });

  test("is their number by severity, archived ones apart and samples among them, and the latest update", async () => {
    const store = await aStore();
    const early = "2026-11-20T10:00:00.000Z";
    const late = "2026-11-21T10:00:00.123Z";
    const findings = [
      aDetailedFinding({ id: "a", severityScore: 8, updatedAt: late }),
      aDetailedFinding({ id: "b", severityScore: 8, updatedAt: early, sample: true }),
      aDetailedFinding({ id: "c", severityScore: 5.5, updatedAt: early }),
      aDetailedFinding({ id: "d", severityScore: 8, updatedAt: early, archived: true }),
    ];
    await collect(store, [aGuardDutyObservation({ findings })]);

    expect(await knownIn(store)).toMatchObject({
      updatedUntil: late,
      active: new Map([
        [8, 2],
        [5.5, 1],
      ]),
      archived: new Map([[8, 1]]),
      byId: new Map([
        ["a", { archived: false, severityScore: 8 }],
        ["b", { archived: false, severityScore: 8 }],
        ["c", { archived: false, severityScore: 5.5 }],
        ["d", { archived: true, severityScore: 8 }],
      ]),
    });
  });

  test("is told of those alone that are asked for by id, however many", async () => {
    const store = await aStoreWith(["a", "b", "c"]);
    const known = await (await store.beginStaging(accountId)).knownFindings("eu-west-1");
    const strangers = Array.from({ length: 1_200 }, (_, index) => `stranger-${index}`);

    expect([...((await known?.byId(["a", ...strangers, "c"]))?.keys() ?? [])]).toEqual(["a", "c"]);
    expect(await known?.byId([])).toEqual(new Map());
  });

  test("stays when a later collection could not read them", async () => {
    const store = await aStoreWith(["known"]);
    const before = await knownIn(store);

    await collect(store, [anUnreadObservation({ source: "guardduty" })], atMinute(1));

    expect(await knownIn(store)).toEqual(before);
  });

  test("goes with the region, and the date of their listing with it", async () => {
    const store = await aStoreWith(["known"]);
    const elsewhere = aGuardDutyObservation({ region: "us-east-1" });
    await collect(store, [elsewhere], atMinute(1), "all");
    expect(await knownIn(store)).toBeNull();

    const half = aGuardDutyObservation({ findings: [aDetailedFinding()], read: changes() });
    await collect(store, [half], atMinute(2));

    expect(await knownIn(store)).toMatchObject({ listedAt: null });
  });
});

describe("the date of the last listing to the end", () => {
  test.each([
    ["moves when all findings were read", { kind: "all" }, readIn(1)],
    ["moves when all ids were listed", changes({ listed: true }), readIn(1)],
    ["stays when only changes were asked for", changes(), readIn(0)],
    ["stays when findings could not be read", null, readIn(0)],
  ] as const)("%s", async (_, read, listedAt) => {
    const store = await aStoreWith(["known"]);

    const reading = aGuardDutyObservation({ read, collectedAt: readIn(1) });
    await collect(store, [reading], atMinute(1));

    expect(await knownIn(store)).toMatchObject({ listedAt });
  });
});

/** What was brought before the reading broke off, or with nothing but a count missing. */
function troubled(
  given: Parameters<typeof aGuardDutyObservation>[0],
  state: "partial" | "not_set_up" = "partial",
) {
  const observation = aGuardDutyObservation({ collectedAt: readIn(1), ...given });
  const reason = state === "partial" ? "denied" : "detector_suspended";
  const coverage = { ...observation.coverage, state, reason, detail: "AWS's words" } as const;
  return { ...observation, coverage };
}

describe("the date of the last reading of a region's findings", () => {
  test.each([
    [
      "moves with changes that are all there is",
      aGuardDutyObservation({ read: changes(), collectedAt: readIn(1) }),
      readIn(1),
    ],
    ["stays with changes that broke off", troubled({ read: changes() }), readIn(0)],
    [
      "moves when all were listed, though they could not be counted",
      troubled({ read: changes({ listed: true }) }),
      readIn(1),
    ],
    [
      "moves when all were read, though they could not be counted",
      troubled({ read: { kind: "all" } }),
      readIn(1),
    ],
    [
      "moves with all findings of a suspended detector",
      troubled({ read: { kind: "all" } }, "not_set_up"),
      readIn(1),
    ],
    [
      "stays with a suspended detector's changes, which may have broken off",
      troubled({ read: changes() }, "not_set_up"),
      readIn(0),
    ],
  ] as const)("%s", async (_, observation, lastReadAt) => {
    const store = await aStoreWith(["known"]);

    const { snapshot } = await collect(store, [observation], atMinute(1));

    expect(snapshot.coverage).toMatchObject([{ collectedAt: readIn(1), lastReadAt }]);
  });

  test("is none after a first reading that broke off, which the next goes on from", async () => {
    const store = await aStore();
    const findings = [aDetailedFinding({ id: "first" })];

    const { snapshot } = await collect(store, [troubled({ findings, read: changes() })]);

    expect(snapshot.coverage).toMatchObject([{ state: "partial", lastReadAt: null }]);
    expect(snapshot.findings).toMatchObject([{ id: "first" }]);
    expect(await knownIn(store)).toMatchObject({
      updatedUntil: findings[0]?.updatedAt,
      listedAt: null,
    });
  });
});

describe("another account's findings in the same region", () => {
  const other = "444455556666";
  const ofOther = (given: Parameters<typeof aGuardDutyObservation>[0]) => {
    const observation = aGuardDutyObservation(given);
    return { ...observation, coverage: { ...observation.coverage, accountId: other } };
  };

  test("are not known", async () => {
    const store = await aStoreWith(["ours"]);
    const before = await knownIn(store);
    const findings = [aDetailedFinding({ accountId: other, id: "theirs" })];
    const header = { ...atMinute(1), id: "other", accountId: other };

    await collect(store, [ofOther({ findings })], header);

    expect(await knownIn(store)).toEqual(before);
  });

  test("stay listed when a region is left", async () => {
    const store = await aStoreWith(["ours"]);
    const header = { ...atMinute(1), id: "other", accountId: other };
    await collect(store, [ofOther({ collectedAt: readIn(1) })], header);

    await collect(store, [aGuardDutyObservation({ region: "us-east-1" })], atMinute(2), "all");

    const theirs = await (await store.beginStaging(other)).knownFindings(region);
    expect(theirs).toMatchObject({ listedAt: readIn(1) });
    expect(await knownIn(store)).toBeNull();
  });
});

test("a collection that was thrown away leaves no finding, no listing and no date behind", async () => {
  const store = await aStoreWith(["known"]);
  const before = await knownIn(store);
  const staging = await store.beginStaging(accountId);
  const read = changes({ gone: ["known"], listed: true });
  await stage(staging, aGuardDutyObservation({ read, collectedAt: readIn(1) }));
  await staging.discard();

  expect(await knownIn(store)).toEqual(before);
});

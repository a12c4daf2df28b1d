/** What reviewers add: for the account that they looked at, and against what they saw of it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openedStore } from "../../lib/opened-store.ts";
import { readHistoryOf, readReviews } from "../../lib/read-reviews.ts";
import { makeException } from "../../lib/record-exception.ts";
import { recordNote } from "../../lib/record-note.ts";
import { declareTest, withdrawTest } from "../../lib/record-test-window.ts";
import { recordUserControl, withdrawUserControl } from "../../lib/record-user-control.ts";
import { refreshPosture } from "../../lib/refresh-posture.ts";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import { inSandbox } from "./in-sandbox.ts";

const accountId = "111122223333";
const elsewhere = "999999999999";
let sandbox: AsyncDisposable;

beforeAll(async () => {
  sandbox = await inSandbox(buildEmptyAccount(), { DEMARC_REGIONS: "eu-west-1" });
  await refreshPosture();
});
afterAll(() => sandbox[Symbol.asyncDispose]());

const control = {
  report: "SOC 2, spring",
  reference: "CUEC 3",
  text: "Keys are turned.",
  criteria: [],
  controls: [],
  owner: "platform",
  lastReviewedOn: "2026-11-20",
  who: "Ada",
};
const declared = {
  services: ["rds"],
  from: "2026-11-23",
  to: "2026-11-24",
  contact: "red@example.com",
  note: "",
  who: "Ada",
};

test("nothing is written to another account than the one that was looked at", async () => {
  const note = {
    about: "requirement:pci-dss-4.0.1:1.2.5",
    text: "Seen.",
    lastReviewedOn: "2026-11-20",
    reviewer: "Ada",
  };
  const nothing = { kind: "none" };
  const at = { accountId: elsewhere, seen: 0 };
  expect(await recordNote({ ...note, ...at })).toEqual(nothing);
  expect(await recordUserControl({ ...control, ...at })).toEqual(nothing);
  expect(await withdrawUserControl({ ...at, id: "UC-1", who: "Ada" })).toEqual(nothing);
  expect(await declareTest({ ...declared, ...at })).toEqual(nothing);
  expect(await withdrawTest({ ...at, id: "TW-1", who: "Ada" })).toEqual(nothing);
});

test("who takes away what was changed meanwhile is told, and it stands", async () => {
  const made = await recordUserControl({ ...control, accountId, seen: 0 });
  const id = "id" in made ? made.id : "";
  const [first] = (await readHistoryOf({ accountId, kind: "user_control", id, limit: 1 })).rows;
  const seen = first?.number ?? 0;
  const owner = { ...control, owner: "others", who: "Eve" };
  await recordUserControl({ ...owner, id, accountId, seen });

  const late = await withdrawUserControl({ accountId, id, who: "Ada", seen });

  expect(late).toMatchObject({ kind: "changed", message: expect.stringContaining("Eve changed") });
});

test("who takes a test back that they never saw as it stands is told, and it stands", async () => {
  const made = await declareTest({ ...declared, accountId });
  const id = "id" in made ? made.id : "";
  const late = await withdrawTest({ accountId, id, who: "Eve", seen: 0 });
  expect(late).toMatchObject({ kind: "changed", message: expect.stringContaining("Ada changed") });
});

test("who only looked leaves the words that stand, and who empties them takes them back", async () => {
  const about = "requirement:pci-dss-4.0.1:1.2.5";
  const words = { about, accountId, lastReviewedOn: "2026-11-20", reviewer: "Ada" };
  await recordNote({ ...words, text: "Ports are listed." });

  await recordNote({ ...words, lastReviewedOn: "2026-11-22", reviewer: "Eve", text: null });

  const newest = async () =>
    (await readHistoryOf({ accountId, kind: "note", id: about, limit: 1 })).rows[0]?.after;
  const looked = { text: "Ports are listed.", lastReviewedOn: "2026-11-22", reviewer: "Eve" };
  expect(await newest()).toMatchObject(looked);

  await recordNote({ ...words, text: "" });
  expect(await newest()).toMatchObject({ text: "", reviewer: "Ada" });
});

describe("a form that is sent twice", () => {
  const count = async (kind: "user_control" | "test_window") =>
    (await (await openedStore()).journal.list({ accountId, kind, limit: 1 })).total;

  test("makes one user control, at once or after the other, and leads to it", async () => {
    const send = () => recordUserControl({ ...control, accountId, seen: 0, draft: "one" });
    const before = await count("user_control");
    const [first, twin] = await Promise.all([send(), send()]);
    const later = await send();
    expect(first).toMatchObject({
      kind: "recorded",
      id: expect.stringMatching(/^UC-[0-9A-Z]{8}$/),
    });
    expect([twin, later]).toEqual([first, first]);
    expect(await count("user_control")).toBe(before + 1);
  });

  test("declares one test, at once or after the other, and leads to it", async () => {
    const send = () => declareTest({ ...declared, accountId, draft: "one" });
    const before = await count("test_window");
    const [first, twin] = await Promise.all([send(), send()]);
    const later = await send();
    expect(first).toMatchObject({
      kind: "recorded",
      id: expect.stringMatching(/^TW-[0-9A-Z]{8}$/),
    });
    expect([twin, later]).toEqual([first, first]);
    expect(await count("test_window")).toBe(before + 1);
  });

  test("brings nothing back that was taken away since", async () => {
    const send = () => declareTest({ ...declared, accountId, draft: "taken back" });
    const made = await send();
    const id = "id" in made ? made.id : "";
    await withdrawTest({ accountId, id, who: "Eve" });
    expect(await send()).toEqual(made);
    const { testWindows } = await readReviews({ accountId });
    expect(testWindows.map((each) => each.id)).not.toContain(id);
  });

  test("with other words, as after going back, loses nothing: it makes another", async () => {
    const send = (text: string) =>
      recordUserControl({ ...control, text, accountId, seen: 0, draft: "gone back" });
    const [one, other] = [await send("Keys are turned."), await send("Keys are burnt.")];
    expect(other).toMatchObject({ kind: "recorded" });
    expect(other).not.toEqual(one);
  });

  test("saves a note once, and does not call its writer somebody else", async () => {
    const about = "requirement:pci-dss-4.0.1:9.2.1";
    const note = { about, accountId, lastReviewedOn: "2026-11-20", reviewer: "Ada", text: "Seen." };
    const send = () => recordNote({ ...note, seen: 0 });
    expect([await send(), await send()]).toEqual([
      { kind: "recorded", id: about },
      { kind: "recorded", id: about },
    ]);
    expect((await readHistoryOf({ accountId, kind: "note", id: about, limit: 9 })).total).toBe(1);
  });
});

test("who hides a character in a name is refused wherever the journal keeps one", async () => {
  const [hidden, at] = ["Ada\u200B", { accountId, seen: 0 }];
  const refused = (field: string) => ({
    kind: "refused",
    problems: expect.arrayContaining([
      { field, problem: expect.stringContaining("cannot be seen, U+200B") },
    ]),
  });
  const note = { about: "requirement:pci-dss-4.0.1:1.2.5", text: "", lastReviewedOn: "2026-11-20" };
  const terms = { reason: "Long enough.", ticket: null, expiresOn: "2026-12-01" };
  const target = { control: "X", resource: null, pattern: null };
  expect(await recordNote({ ...note, ...at, reviewer: hidden })).toMatchObject(refused("reviewer"));
  expect(await recordUserControl({ ...control, ...at, who: hidden })).toMatchObject(refused("who"));
  expect(await recordUserControl({ ...control, ...at, owner: hidden })).toMatchObject(
    refused("owner"),
  );
  expect(await withdrawUserControl({ ...at, id: "UC-1", who: hidden })).toMatchObject(
    refused("who"),
  );
  expect(await declareTest({ ...declared, ...at, who: hidden })).toMatchObject(refused("who"));
  expect(await withdrawTest({ ...at, id: "TW-1", who: hidden })).toMatchObject(refused("who"));
  const excepted = (owner: string, who: string) =>
    makeException({ ...target, ...terms, owner }, { accountId, who });
  expect(await excepted("platform", hidden)).toMatchObject(refused("who"));
  expect(await excepted(hidden, "Ada")).toMatchObject(refused("owner"));
});

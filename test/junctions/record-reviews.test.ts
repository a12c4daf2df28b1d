/** What reviewers add: for the account that they looked at, and against what they saw of it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { readHistoryOf } from "../../lib/read-reviews.ts";
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

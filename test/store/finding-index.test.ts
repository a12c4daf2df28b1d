/** What lists of findings are answered from: read once for a snapshot, and let go. */

import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { countFindings } from "../../lib/store/count-findings.ts";
import { type FindingIndexMemory, findingIndexOf } from "../../lib/store/finding-index.ts";
import { openConnection } from "../../lib/store/sqlite-dialect.ts";
import { aDetailedFinding } from "../builders/a-finding.ts";
import { aGuardDutyObservation } from "../builders/an-observation.ts";
import { atMinute, collect } from "./collecting.ts";
import { aFolder, aStore } from "./opening.ts";

async function anOpenStore() {
  const folder = await aFolder();
  const store = await aStore(folder);
  const connection = openConnection(join(folder, "demarc.sqlite"), "read");
  onTestFinished(() => connection.close());
  return { store, connection };
}

test("findings are read once for a snapshot, also for two who ask at once", async () => {
  const { store, connection } = await anOpenStore();
  await collect(store, [aGuardDutyObservation({ findings: [aDetailedFinding()] })], atMinute(0));
  const memory: FindingIndexMemory = new Map();
  const ask = () => findingIndexOf(connection, memory, "111122223333");

  const [one, two] = await Promise.all([ask(), ask()]);
  const later = await ask();
  await collect(store, [aGuardDutyObservation({ findings: [] })], atMinute(1));
  const next = await ask();

  expect(one.findings).toHaveLength(1);
  expect(later).toBe(one);
  expect(two.findings).toEqual(one.findings);
  expect(next.findings).toEqual([]);
});

test("those of the two accounts asked for last are held, and no more", async () => {
  const { connection } = await anOpenStore();
  const memory: FindingIndexMemory = new Map();

  for (const account of ["one", "two", "one", "three"])
    await findingIndexOf(connection, memory, account);

  expect([...memory.keys()]).toEqual(["one", "three"]);
});

test("what a filter counts is counted once for a snapshot", async () => {
  const { store, connection } = await anOpenStore();
  const memory: FindingIndexMemory = new Map();
  const finding = aDetailedFinding();
  const count = (search: string) =>
    countFindings(connection, memory, { accountId: "111122223333", search });
  await collect(store, [aGuardDutyObservation({ findings: [finding] })], atMinute(0));

  const first = await count(finding.id);
  const other = await count("nothing has this text");
  const again = await count(finding.id);
  await collect(store, [aGuardDutyObservation({ findings: [] })], atMinute(1));
  const next = await count(finding.id);

  expect(again).toBe(first);
  expect(first).not.toEqual(other);
  expect(next).toEqual(other);
});

/** Backups taken while `demarc collect` reads and saves: each is the store of one instant, and restores as that. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { aFolder } from "../store/opening.ts";
import { againstSandbox } from "./against-sandbox.ts";
import { demarcHere } from "./demarc-here.ts";

/** What a collection changes, in as few numbers as show half of one. */
function stateIn(file: string) {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database
      .prepare(
        `select (select count(*) from snapshots) as snapshots,
          (select count(*) from snapshot_summaries) as summaries,
          (select count(*) from snapshot_origins) as origins,
          (select count(*) from evaluations) as verdicts,
          (select count(*) from findings) as findings,
          (select count(*) from facts) as facts,
          (select sum(resources) from control_totals) as totals`,
      )
      .get();
  } finally {
    database.close();
  }
}

test("every backup beside a collection is the store before it or after it, and restores as that", async () => {
  await using sandbox = await againstSandbox(buildSampleAccount());
  const store = join(sandbox.store, "demarc.sqlite");
  const demarc = (...parameters: string[]) => demarcHere(parameters, sandbox.environment);
  await sandbox.run("collect", "--regions", "ap-southeast-2");
  const before = { state: stateIn(store), posture: await demarc("export", "--format", "csv") };
  const folder = await aFolder();
  const backups: { readonly file: string; readonly state: unknown }[] = [];

  const collecting = sandbox.start("collect", "--regions", "eu-west-1,us-east-1");
  let isOver = false;
  const ended = collecting.ended.finally(() => {
    isOver = true;
  });
  await collecting.says(/AWS Config|GuardDuty/);
  do {
    const file = join(folder, `${backups.length}.sqlite`);
    expect(await demarc("backup", file)).toMatchObject({ code: 0 });
    backups.push({ file, state: stateIn(file) });
    // The first and the last are restored below.
    if (backups.length > 2) await rm(backups.at(-2)?.file ?? "");
  } while (!isOver);
  expect(await ended).toMatchObject({ code: 0 });

  const after = { state: stateIn(store), posture: await demarc("export", "--format", "csv") };
  expect(after.state).not.toEqual(before.state);
  for (const { state } of backups) expect([before.state, after.state]).toContainEqual(state);
  expect(backups[0]?.state).toEqual(before.state);
  for (const { file, state } of [backups[0], backups.at(-1)].filter((one) => one !== undefined)) {
    const place = { ...sandbox.environment, DEMARC_STORE: join(folder, `of-${backups.length}`) };
    await rm(place.DEMARC_STORE, { recursive: true, force: true });
    expect(await demarcHere(["restore", file], place)).toMatchObject({ code: 0 });
    const isOld = JSON.stringify(state) === JSON.stringify(before.state);
    const restored = await demarcHere(["export", "--format", "csv"], place);
    expect(restored).toEqual(isOld ? before.posture : after.posture);
  }
});

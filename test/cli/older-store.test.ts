/** A store that an earlier version wrote is brought up to date before a command reads it. */

import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../../lib/store/open-store.ts";
import { aConfigObservation } from "../builders/an-observation.ts";
import { atMinute, collect } from "../store/collecting.ts";
import { aFolder, takeBackTo } from "../store/opening.ts";
import { demarcHere } from "./demarc-here.ts";

test("who waits for that is told once, with the file; the result is as ever", async () => {
  const folder = await aFolder();
  const store = await openStore(folder);
  await collect(store, [aConfigObservation()], atMinute(0));
  await store.close();
  takeBackTo(folder, "0002-assessed-with");
  const exported = () => demarcHere(["export", "--format", "json"], { DEMARC_STORE: folder });

  const first = await exported();
  const second = await exported();

  expect(first.stderr).toMatch(/^The store .* was written by an earlier version of Demarc/);
  expect(first.stderr).toContain(`${join(folder, "demarc.sqlite")} (1 MiB)`);
  expect(JSON.parse(first.stdout).account.id).toBe("111122223333");
  expect(second).toMatchObject({ code: 0, stderr: "" });
});

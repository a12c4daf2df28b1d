import { describe, expect, test } from "vitest";
import { findUnknownName } from "../../lib/find-unknown-name.ts";
import { parseAsOf } from "../../lib/parse-as-of.ts";
import { readPosture } from "../../lib/read-posture.ts";
import { refreshPosture } from "../../lib/refresh-posture.ts";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import { inSandbox } from "./in-sandbox.ts";

const oneRegion = { DEMARC_REGIONS: "eu-west-1" };

describe("a name in a filter", () => {
  test("is held against the snapshot, whose global sources are no region", async () => {
    await using _sandbox = await inSandbox(buildEmptyAccount(), oneRegion);
    await refreshPosture();
    expect(await findUnknownName({ filter: { region: "eu-west-1" } })).toBeNull();
    for (const region of ["mars-1", "global"]) {
      expect(await findUnknownName({ filter: { region } })).toEqual({
        option: "region",
        name: region,
        problem: "the snapshot has no such region. It has eu-west-1.",
      });
    }
    expect(await findUnknownName({ filter: { pack: "cats" } })).toMatchObject({ option: "pack" });
  });

  test("is not called unknown where there is no snapshot", async () => {
    await using _sandbox = await inSandbox(buildEmptyAccount(), oneRegion);
    expect(await findUnknownName({ filter: { region: "mars-1" } })).toBeNull();
  });

  test("is asked for as of no instant to come, and today is none", async () => {
    await using _sandbox = await inSandbox(buildEmptyAccount(), oneRegion);
    await refreshPosture();
    const answer = await readPosture();
    const newest = answer.kind === "posture" ? answer.posture.snapshot.finishedAt : "";
    const today = parseAsOf(new Date().toISOString().slice(0, 10)) ?? "";
    for (const asOf of ["2020-01-01T00:00:00.000Z", newest, today])
      expect(await findUnknownName({ asOf })).toBeNull();
    expect(await findUnknownName({ asOf: "2999-01-01T00:00:00.000Z" })).toEqual({
      option: "as-of",
      name: "2999-01-01T00:00:00.000Z",
      problem: `that is yet to come. The newest instant that is known is ${newest}.`,
    });
  });
});

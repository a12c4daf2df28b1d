import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demarcHere } from "./demarc-here.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-mapping-"));
});

afterAll(() => rm(folder, { recursive: true }));

describe("a mapping file that is wrong stops the command line", () => {
  test.for([["export", "--format", "json"], ["check"], ["serve"]])(
    "%s, with 2 and all that is wrong",
    async (parameters) => {
      const mapping = join(folder, "ours.yaml");
      await writeFile(mapping, "rules:\n  x: { pillars: [securty], severity: urgent }\n");

      const ran = await demarcHere(parameters, {
        DEMARC_STORE: join(folder, "store"),
        DEMARC_MAPPING: mapping,
        PORT: "0",
      });

      expect(ran).toMatchObject({ code: 2, stdout: "" });
      expect(ran.stderr).toContain(`${mapping}:2:18: rules > x > pillars: "securty" is no pillar`);
      expect(ran.stderr).toContain(`${mapping}:2:38: rules > x > severity: "urgent"`);
    },
  );

  test("as one does that is named and not there", async () => {
    const ran = await demarcHere(["check"], {
      DEMARC_STORE: join(folder, "store"),
      DEMARC_MAPPING: join(folder, "nowhere.yaml"),
    });
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain("is not there: DEMARC_MAPPING names it");
  });
});

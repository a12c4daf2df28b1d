import { expect, test } from "vitest";
import { exportFileName } from "../../lib/exports/export-file-name.ts";
import type { PostureFilter } from "../../lib/posture/posture-filter.ts";
import { aPosture } from "../builders/a-posture.ts";
import { hostileTexts } from "./hostile-texts.ts";

const nameWith = (filter: PostureFilter, what: string | null = null) =>
  exportFileName(aPosture(), "csv", { filter, what });

test("a file of the whole is named by its account and its instant", () => {
  expect(nameWith({})).toBe("demarc-sample-111122223333-20261122T0901Z.csv");
  expect(nameWith({}, "matrix")).toBe("demarc-matrix-sample-111122223333-20261122T0901Z.csv");
});

test("every filter stands in the name, in one order", () => {
  const each: readonly (readonly [PostureFilter, string])[] = [
    [{ pillar: "reliability" }, "reliability"],
    [{ responsibility: "data-protection" }, "data-protection"],
    [{ severity: "critical" }, "critical"],
    [{ region: "eu-west-1" }, "eu-west-1"],
    [{ pack: "My pack/2" }, "My-pack-2"],
    [{ standard: "pci-dss-4.0.1" }, "pci-dss-4.0.1"],
    [{ severity: "high", region: "eu-west-1" }, "eu-west-1-high"],
  ];
  for (const [filter, part] of each)
    expect(nameWith(filter, "matrix")).toBe(
      `demarc-${part}-sample-111122223333-20261122T0901Z.csv`,
    );
});

test("whatever a pack is called, the name is safe on every file system", () => {
  for (const pack of [...Object.values(hostileTexts), "../..", "\u0000", "会計", "a".repeat(300)]) {
    const name = nameWith({ pack });
    expect(name).toMatch(/^demarc-[A-Za-z0-9.-]+-sample-111122223333-20261122T0901Z\.csv$/);
    expect(name.length).toBeLessThan(100);
    expect(name).not.toContain("..");
  }
});

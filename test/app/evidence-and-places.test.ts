import { describe, expect, test } from "vitest";
import { byGeography } from "../../app/_components/geography.ts";
import { inForceFirst } from "../../app/evidence/order-reports.ts";
import { typesOf } from "../../app/findings/finding-listing.ts";
import { byFocusArea } from "../../app/pillars/[id]/focus-areas.ts";
import type { ReportAssessment } from "../../lib/posture/posture.ts";
import { aPosture } from "../builders/a-posture.ts";
import { aReport } from "../builders/a-report.ts";
import { aControl } from "./a-control.ts";

describe("regions by geography", () => {
  test("no region is left out, known or not", () => {
    const groups = byGeography(["eu-west-1", "us-east-1", "xx-new-1", "ap-south-1"]);
    expect(groups).toEqual([
      { name: "Americas", regions: ["us-east-1"] },
      { name: "Europe", regions: ["eu-west-1"] },
      { name: "Asia Pacific", regions: ["ap-south-1"] },
      { name: "Elsewhere", regions: ["xx-new-1"] },
    ]);
  });
});

describe("reports in order", () => {
  const judged = (given: Partial<ReportAssessment>): ReportAssessment => ({
    ...aReport(),
    validity: "current",
    validUntil: null,
    kinds: ["soc-2"],
    items: ["aws-hardware"],
    ...given,
  });

  test("those that speak for one of AWS's items first, then the current, then by name", () => {
    const reports = [
      judged({ name: "d", items: [] }),
      judged({ name: "c", validity: "expired" }),
      judged({ name: "b" }),
      judged({ name: "a" }),
    ];
    expect(inForceFirst(reports).map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
  });
});

describe("focus areas of a pillar", () => {
  test("the most failing first; a control at home elsewhere is last, and counted", () => {
    const controls = [
      aControl({ key: "A", focusArea: "Detection", status: "passing" }),
      aControl({ key: "B", focusArea: "Data protection" }),
      aControl({ key: "C", primaryPillar: "reliability", pillars: ["reliability", "security"] }),
    ];
    const areas = byFocusArea("security", controls);
    expect(areas.map(({ query }) => query.focus)).toEqual([
      "Data protection",
      "Detection",
      "elsewhere",
    ]);
    expect(areas.flatMap((area) => area.controls)).toHaveLength(controls.length);
  });
});

describe("findings of a pillar or an item", () => {
  test("are asked for by the types that count there, so that list and link have one number", () => {
    const [group] = aPosture().findingGroups;
    const groups = group === undefined ? [] : [group, { ...group, type: "Other", pillars: [] }];
    expect(typesOf(groups, { pillar: "security" })).not.toContain("Other");
    expect(typesOf(groups, {})).toBeUndefined();
  });
});

import { describe, expect, test } from "vitest";
import {
  countSources,
  referencesByStandard,
} from "../../app/_components/references-by-standard.ts";
import { standardHeadingHref } from "../../app/_links/hrefs.ts";
import { aRequirement, aStandard } from "../builders/a-catalogue.ts";
import { aHeading } from "./a-standing-standard.ts";

const nobody = { user: [], aws: [], community: [], demarc: [] };
const standards = [
  aStandard({
    id: "soc-2-2017",
    name: "SOC 2",
    edition: "2017",
    rows: [
      aRequirement({ id: "CC1", title: "First" }),
      aRequirement({ id: "CC2", title: "Second" }),
    ],
  }),
  aStandard({
    id: "pci-dss-4.0.1",
    name: "PCI DSS",
    edition: "4.0.1",
    rows: [aRequirement({ id: "1.2.5", title: "Ports" })],
  }),
];

describe("what a rule is evidence for", () => {
  test("stands by standard, in the standard's order, each with who says so", () => {
    const groups = referencesByStandard(
      {
        controlsBy: {
          ...nobody,
          aws: ["soc-2-2017:CC2"],
          community: ["soc-2-2017:CC1", "pci-dss-4.0.1:1.2.5"],
        },
      },
      standards,
    );
    expect(groups.map(({ name }) => name)).toEqual(["PCI DSS 4.0.1", "SOC 2 2017"]);
    expect(groups[1]?.references).toEqual([
      { requirement: "CC1", title: "First", chapter: null, source: "community" },
      { requirement: "CC2", title: "Second", chapter: null, source: "aws" },
    ]);
  });

  test("a heading is known with the chapter it stands in, however deep", () => {
    const questions = aStandard({
      id: "well-architected",
      rows: [aHeading("security"), aHeading("SEC01", "security"), aHeading("SEC01a", "SEC01")],
    });
    const groups = referencesByStandard(
      { controlsBy: { ...nobody, demarc: ["well-architected:SEC01a"] } },
      [questions],
    );
    expect(groups[0]?.references).toMatchObject([{ requirement: "SEC01a", chapter: "security" }]);
    expect(standardHeadingHref("well-architected", "security", "SEC01a")).toBe(
      "/standards/well-architected?open=security#section-SEC01a",
    );
  });

  test("a reference to what no standard has stays, without a title", () => {
    const groups = referencesByStandard(
      { controlsBy: { ...nobody, user: ["house:a:b", "soc-2-2017:CC9"] } },
      standards,
    );
    expect(groups.map(({ standard }) => standard)).toEqual(["soc-2-2017", "house"]);
    expect(groups.flatMap(({ references }) => references)).toMatchObject([
      { requirement: "CC9", title: null },
      { requirement: "a:b", title: null },
    ]);
  });

  test("sources are counted, the most trusted first, and those that say nothing left out", () => {
    const said = (["community", "aws", "community"] as const).map((source) => ({ source }));
    expect(countSources(said)).toEqual([
      { source: "aws", count: 1 },
      { source: "community", count: 2 },
    ]);
  });
});

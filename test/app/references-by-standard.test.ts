import { describe, expect, test } from "vitest";
import {
  countSources,
  referencesByStandard,
} from "../../app/_components/references-by-standard.ts";
import { aRequirement, aStandard } from "../builders/a-catalogue.ts";

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
      { requirement: "CC1", title: "First", source: "community" },
      { requirement: "CC2", title: "Second", source: "aws" },
    ]);
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

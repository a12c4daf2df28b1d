import { describe, expect, test } from "vitest";
import { houseOf } from "../../lib/posture/house.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { assess } from "./assessing.ts";

const catalogue = {
  rules: [
    { pillars: ["security", "reliability"] as const, severity: "high" as const },
    { identifier: "EIP_ATTACHED", pillars: ["cost-optimization"] as const, responsibility: null },
  ],
};
const rules = [
  aKeptRule(),
  aKeptRule({ name: "eip", identifier: "EIP_ATTACHED" }),
  aKeptRule({ name: "own", identifier: null, owner: "CUSTOM_LAMBDA" }),
];
const evaluations = [
  anEvaluation({ compliance: "NON_COMPLIANT" }),
  anEvaluation({ ruleName: "eip" }),
  anEvaluation({ ruleName: "own" }),
];
const house = houseOf(assess({ rules, evaluations }, { catalogue }));

describe("the house", () => {
  test("stands a control of two pillars in two cells of one floor, and counts it once for the floor", () => {
    const floor = house.floors.find((row) => row.id === "data-protection");
    expect(floor?.cells.map((cell) => cell?.counts.failing ?? null)).toEqual([
      null,
      1,
      1,
      null,
      null,
      null,
    ]);
    expect(floor?.counts.failing).toBe(1);
    expect(floor?.cells[1]?.worstFailing).toBe("high");
  });

  test("puts a mapped control without a security item on the operations floor", () => {
    const floor = house.floors.find((row) => row.id === "operations");
    expect(floor?.counts.passing).toBe(1);
  });

  test("keeps an unmapped control in plain sight and in no cell", () => {
    expect(house.unmapped.map((control) => control.key)).toEqual(["custom:own"]);
  });
});

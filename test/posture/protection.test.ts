import { expect, test } from "vitest";
import { aCoverage } from "../builders/a-coverage.ts";
import { aDetector } from "../builders/an-observation.ts";
import { assess } from "./assessing.ts";

const kept = (given: Parameters<typeof aCoverage>[0]) => ({
  ...aCoverage({ source: "guardduty", ...given }),
  lastReadAt: null,
});

const planIn = (feature: string) => {
  const features = (status: "ENABLED" | "DISABLED") => [
    { name: "S3_DATA_EVENTS", status },
    { name: "MOON_LOGS", status },
    { name: "AI_ANALYST", status },
  ];
  const { protection } = assess(
    {
      coverage: [
        kept({ region: "eu-west-1" }),
        kept({ region: "eu-west-2" }),
        kept({ region: "eu-west-3" }),
        kept({ region: "us-east-1", state: "not_set_up", reason: "detector_missing" }),
        kept({ region: "us-east-2", state: "not_read", reason: "denied" }),
      ],
      detectors: [
        aDetector({ region: "eu-west-1", features: features("ENABLED") }),
        aDetector({ region: "eu-west-2", features: features("DISABLED") }),
        aDetector({ region: "eu-west-3", features: [] }),
      ],
    },
    {
      catalogue: {
        findingTypes: [
          { type: "A", features: ["S3_DATA_EVENTS"] },
          { type: "B", features: ["CLOUD_TRAIL", "S3_DATA_EVENTS"] },
          { type: "C", features: ["S3_DATA_EVENTS"], standing: "retired" },
          { type: "D", features: ["MALWARE_PROTECTION_S3"] },
        ],
      },
    },
  );
  return protection.find((plan) => plan.feature === feature);
};

test("a plan is on, off, without a detector, not read or not offered, region by region", () => {
  expect(planIn("S3_DATA_EVENTS")).toMatchObject({
    kind: "plan",
    on: ["eu-west-1"],
    off: ["eu-west-2", "us-east-1"],
    withoutDetector: ["us-east-1"],
    notRead: ["us-east-2"],
    notOffered: ["eu-west-3"],
  });
});

test("a plan brings the types that need it; those that something else brings too are not its own", () => {
  expect(planIn("S3_DATA_EVENTS")).toMatchObject({ findingTypes: ["A", "B"], onlyHere: ["A"] });
  expect(planIn("CLOUD_TRAIL")).toMatchObject({
    kind: "foundational",
    findingTypes: ["B"],
    onlyHere: [],
  });
});

test("a plan that no detector lists is on nowhere as far as anybody knows", () => {
  expect(planIn("MALWARE_PROTECTION_S3")).toMatchObject({ kind: "apart", on: [], notOffered: [] });
});

test("a plan the catalogue does not know is told without types, and what detects nothing is not told", () => {
  expect(planIn("MOON_LOGS")).toMatchObject({ on: ["eu-west-1"], findingTypes: [] });
  expect(planIn("AI_ANALYST")).toBeUndefined();
});

import { expect, test } from "vitest";
import { aDetector } from "../builders/an-observation.ts";
import { assess } from "./assessing.ts";

test("a finding type that GuardDuty has retired watches for nothing, though its plan is on", () => {
  const detectors = [aDetector({ features: [{ name: "FLOW_LOGS", status: "ENABLED" }] })];
  const types = (standing: "active" | "retired") => [
    {
      type: "Backdoor:EC2/Spambot",
      acceptableUse: "mass-email" as const,
      features: ["FLOW_LOGS"],
      standing,
    },
  ];
  const item = { id: "mass-email", title: "Mass e-mail", meaning: "Spam.", watched: "Port 25." };
  const judged = (standing: "active" | "retired") =>
    assess(
      { detectors },
      {
        catalogue: {
          findingTypes: types(standing),
          acceptableUse: [{ ...item, id: "mass-email" as const }],
        },
      },
    ).acceptableUse[0];

  expect(judged("active")).toMatchObject({ status: "no_evidence", watches: [{}] });
  expect(judged("retired")).toMatchObject({
    status: "would_not_notice",
    findingTypes: ["Backdoor:EC2/Spambot"],
    watches: [],
  });
});

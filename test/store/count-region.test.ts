import { describe, expect, test } from "vitest";
import { aDetailedFinding } from "../builders/a-finding.ts";
import { aRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aConfigObservation, aGuardDutyObservation } from "../builders/an-observation.ts";
import { collect } from "./collecting.ts";
import { aStore } from "./opening.ts";

const place = { accountId: "111122223333", region: "eu-west-1" };

describe("the sums of a region", () => {
  test("are of its own resources by control, and of its active findings", async () => {
    const store = await aStore();
    const region = "us-east-1";
    await collect(store, [
      aConfigObservation({
        evaluations: [
          anEvaluation({ resourceId: "good" }),
          anEvaluation({ resourceId: "bad", compliance: "NON_COMPLIANT" }),
        ],
      }),
      aConfigObservation({
        region,
        rules: [aRule({ region })],
        evaluations: [anEvaluation({ region, compliance: "NON_COMPLIANT" })],
      }),
      aGuardDutyObservation({
        findings: [
          aDetailedFinding({ id: "a", severityScore: 8 }),
          aDetailedFinding({ id: "b", severityScore: 8, archived: true }),
          aDetailedFinding({ id: "c", severityScore: 2, sample: true }),
          aDetailedFinding({ id: "d", severityScore: 9.5 }),
        ],
      }),
    ]);

    expect(await store.countRegion(place)).toEqual({
      controls: [{ control: "S3_BUCKET_VERSIONING_ENABLED", failing: 1, excepted: 0, passing: 1 }],
      findings: { critical: 1, high: 1, medium: 0, low: 0 },
    });
  });

  test("are nothing where nothing was collected", async () => {
    const store = await aStore();

    expect(await store.countRegion(place)).toEqual({
      controls: [],
      findings: { critical: 0, high: 0, medium: 0, low: 0 },
    });
  });
});

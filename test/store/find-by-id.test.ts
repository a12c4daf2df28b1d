import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aDetailedFinding } from "../builders/a-finding.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aConfigObservation, aGuardDutyObservation } from "../builders/an-observation.ts";
import { collect } from "./collecting.ts";
import { aStore } from "./opening.ts";

const accountId = "111122223333";

describe("resources by the beginning of their id", () => {
  test("are found in every type, as written or written small, and once each", async () => {
    const store = await aStore();
    await collect(store, [
      aConfigObservation({
        evaluations: [
          anEvaluation({ resourceId: "web-logs" }),
          anEvaluation({ resourceId: "Web-images" }),
          anEvaluation({ resourceId: "the-web" }),
          anEvaluation({ resourceType: "AWS::EC2::Instance", resourceId: "web-1" }),
        ],
      }),
    ]);
    const ids = async (prefix: string, limit = 10) =>
      (await store.findResources({ accountId, prefix, limit })).map(({ resourceId }) => resourceId);
    expect(await ids("web")).toEqual(["web-1", "web-logs"]);
    expect((await ids("Web")).toSorted()).toEqual(["Web-images", "web-1", "web-logs"]);
    expect(await ids("web-logs")).toEqual(["web-logs"]);
    expect(await ids("web", 1)).toHaveLength(1);
  });

  test("come by type and id, in whichever regions the types were judged", async () => {
    const store = await aStore();
    const evaluations = (region: string, resourceType: string, ...ids: string[]) =>
      ids.map((resourceId) => anEvaluation({ region, resourceType, resourceId }));
    await collect(store, [
      aConfigObservation({
        region: "eu-west-1",
        evaluations: evaluations("eu-west-1", "AWS::SQS::Queue", "web-2", "web-1"),
      }),
      aConfigObservation({
        region: "us-east-1",
        evaluations: evaluations("us-east-1", "AWS::EC2::Instance", "web-3"),
      }),
    ]);
    const found = await store.findResources({ accountId, prefix: "web", limit: 10 });

    expect(found.map(({ resourceId }) => resourceId)).toEqual(["web-3", "web-1", "web-2"]);
  });

  test("whatever is typed is only ever a text, and nobody else’s resource is found", async () => {
    const store = await aStore();
    const names = ["a%b", "a_b", "a'b", "a\\b", "ab"];
    await collect(store, [
      aConfigObservation({ evaluations: names.map((resourceId) => anEvaluation({ resourceId })) }),
    ]);
    const typed = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(...names, "a%", "a_", "'"),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (prefix) => {
        const found = await store.findResources({ accountId, prefix, limit: 3 });
        expect(found.length).toBeLessThanOrEqual(3);
        for (const { resourceId } of found) {
          expect([prefix, prefix.toLowerCase()].some((each) => resourceId.startsWith(each))).toBe(
            true,
          );
        }
      }),
      { numRuns: 60 },
    );
    expect(await store.findResources({ accountId: "999999999999", prefix: "a", limit: 9 })).toEqual(
      [],
    );
  });
});

test("findings are found by the beginning of their id, in the regions asked for", async () => {
  const store = await aStore();
  await collect(store, [
    aGuardDutyObservation({
      region: "eu-west-1",
      findings: [
        aDetailedFinding({ region: "eu-west-1", id: "0123aa" }),
        aDetailedFinding({ region: "eu-west-1", id: "0123bb" }),
        aDetailedFinding({ region: "eu-west-1", id: "9999cc" }),
      ],
    }),
  ]);
  const find = async (prefix: string, limit: number, regions = ["us-east-1", "eu-west-1"]) =>
    (await store.findFindings({ accountId, regions, prefix, limit })).map(({ id }) => id);
  expect(await find("0123", 10)).toEqual(["0123aa", "0123bb"]);
  expect(await find("0123", 1)).toEqual(["0123aa"]);
  expect(await find("0123", 10, ["us-east-1"])).toEqual([]);
});

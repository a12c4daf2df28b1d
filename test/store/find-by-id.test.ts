import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aDetailedFinding } from "../builders/a-finding.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aConfigObservation, aGuardDutyObservation } from "../builders/an-observation.ts";
import { collect } from "./collecting.ts";
import { aStore } from "./opening.ts";

const accountId = "111122223333";

describe("resources by part of their id", () => {
  test("are found in every type, those that begin with it first, and once each", async () => {
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
    const ids = async (text: string, limit = 10) =>
      (await store.findResources({ accountId, text, limit })).rows.map(
        ({ resourceId }) => resourceId,
      );
    expect(await ids("web")).toEqual(["web-1", "web-logs", "Web-images", "the-web"]);
    expect(await ids("Web")).toEqual(["Web-images", "web-1", "web-logs", "the-web"]);
    expect(await ids("logs")).toEqual(["web-logs"]);
    expect(await ids("web-logs")).toEqual(["web-logs"]);
    expect(await ids("web", 3)).toEqual(["web-1", "web-logs", "Web-images"]);
  });

  test("are counted whether they are shown or not, as their list counts them", async () => {
    const store = await aStore();
    const evaluations = ["web-1", "web-2", "the-web", "other"].map((resourceId) =>
      anEvaluation({ resourceId }),
    );
    await collect(store, [aConfigObservation({ evaluations })]);
    const list = await store.listResources({ accountId, search: "web", sort: "name", limit: 9 });

    for (const limit of [1, 2, 3, 9]) {
      const { rows, total } = await store.findResources({ accountId, text: "web", limit });
      expect(rows).toHaveLength(Math.min(limit, 3));
      expect(total).toBe(list.total);
    }
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
    const found = await store.findResources({ accountId, text: "web", limit: 10 });

    expect(found.rows.map(({ resourceId }) => resourceId)).toEqual(["web-3", "web-1", "web-2"]);
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
      fc.asyncProperty(typed, async (text) => {
        const { rows } = await store.findResources({ accountId, text, limit: 3 });
        expect(rows.length).toBeLessThanOrEqual(3);
        for (const { resourceId } of rows) {
          expect(resourceId.toLowerCase()).toContain(text.replaceAll("\0", "").toLowerCase());
        }
      }),
      { numRuns: 60 },
    );
    expect(await store.findResources({ accountId: "999999999999", text: "a", limit: 9 })).toEqual({
      rows: [],
      total: 0,
    });
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
  const others = { accountId: "999999999999", regions: ["eu-west-1"], prefix: "0123", limit: 10 };
  expect(await store.findFindings(others)).toEqual([]);
});

/** Streams of everything a snapshot holds, beside what the snapshot itself gives when it is loaded. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openStore, type Store } from "../../lib/store/open-store.ts";
import { aDetailedFinding } from "../builders/a-finding.ts";
import { aRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aConfigObservation, aGuardDutyObservation } from "../builders/an-observation.ts";
import { anyCollection } from "./any-observations.ts";
import { atMinute, collect, inHand, readIn, whole } from "./collecting.ts";
import { aFolder, aStore } from "./opening.ts";

async function rowsOf<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

const evaluationsOf = (store: Store, snapshot: string, region?: string) =>
  rowsOf(store.streamEvaluations({ snapshot, ...(region === undefined ? {} : { region }) }));
const findingsOf = (store: Store, snapshot: string, region?: string) =>
  rowsOf(store.streamFindings({ snapshot, ...(region === undefined ? {} : { region }) }));

const orderOf = (
  rows: readonly { region: string; ruleName: string; resourceType: string; resourceId: string }[],
) => rows.map((row) => [row.region, row.ruleName, row.resourceType, row.resourceId].join(" "));

/** Two rules in each of two regions, in an order that no one wants. */
const scattered = ["us-east-1", "eu-west-1"].map((region) =>
  aConfigObservation({
    region,
    rules: [aRule({ region, name: "b" }), aRule({ region, name: "a" })],
    evaluations: [
      anEvaluation({ region, ruleName: "b", resourceId: "z" }),
      anEvaluation({ region, ruleName: "a", resourceId: "y", compliance: "NON_COMPLIANT" }),
      anEvaluation({ region, ruleName: "a", resourceId: "x", resourceType: "AWS::EC2::Volume" }),
    ],
  }),
);

describe("the stream of evaluations", () => {
  test("comes by region, rule, type and id, whatever order AWS told them in", async () => {
    const store = await aStore();
    const { snapshot } = await collect(store, scattered);

    const rows = await evaluationsOf(store, snapshot.header.id);

    expect(orderOf(rows)).toEqual([
      "eu-west-1 a AWS::EC2::Volume x",
      "eu-west-1 a AWS::S3::Bucket y",
      "eu-west-1 b AWS::S3::Bucket z",
      "us-east-1 a AWS::EC2::Volume x",
      "us-east-1 a AWS::S3::Bucket y",
      "us-east-1 b AWS::S3::Bucket z",
    ]);
    expect(rows[1]).toEqual(
      anEvaluation({ ruleName: "a", resourceId: "y", compliance: "NON_COMPLIANT" }),
    );
  });

  test("of a past snapshot has what was there then: what has gone since, not what has come", async () => {
    const store = await aStore();
    const { snapshot: past } = await collect(
      store,
      [
        aConfigObservation({
          evaluations: [
            anEvaluation({ resourceId: "changes" }),
            anEvaluation({ resourceId: "goes" }),
            anEvaluation({ resourceId: "stays" }),
          ],
        }),
      ],
      atMinute(0),
    );
    const { snapshot: now } = await collect(
      store,
      [
        aConfigObservation({
          evaluations: [
            anEvaluation({ resourceId: "changes", compliance: "NON_COMPLIANT" }),
            anEvaluation({ resourceId: "comes" }),
            anEvaluation({ resourceId: "stays" }),
          ],
        }),
      ],
      atMinute(2),
    );
    const seen = async (id: string) =>
      (await evaluationsOf(store, id)).map((row) => `${row.resourceId} ${row.compliance}`);

    expect(await seen(past.header.id)).toEqual([
      "changes COMPLIANT",
      "goes COMPLIANT",
      "stays COMPLIANT",
    ]);
    expect(await seen(now.header.id)).toEqual([
      "changes NON_COMPLIANT",
      "comes COMPLIANT",
      "stays COMPLIANT",
    ]);
  });

  test("is of one region where one is asked for, and of nothing where there is no such snapshot", async () => {
    const store = await aStore();
    const { snapshot } = await collect(store, scattered);

    const rows = await evaluationsOf(store, snapshot.header.id, "us-east-1");

    expect(rows).toHaveLength(3);
    expect(new Set(rows.map(({ region }) => region))).toEqual(new Set(["us-east-1"]));
    expect(await evaluationsOf(store, "never collected")).toEqual([]);
  });

  test("that a reader leaves lets go of the store", async () => {
    const store = await aStore();
    const { snapshot } = await collect(store, scattered);
    for await (const row of store.streamEvaluations({ snapshot: snapshot.header.id })) {
      expect(row.region).toBe("eu-west-1");
      break;
    }
    await collect(store, scattered, atMinute(2));
    expect(await evaluationsOf(store, "snapshot-2")).toHaveLength(6);
  });
});

describe("the stream of findings", () => {
  test("comes by region and id, archived and sample ones with it, and past ones as they were", async () => {
    const store = await aStore();
    const { snapshot: past } = await collect(
      store,
      [
        aGuardDutyObservation({
          findings: [
            aDetailedFinding({ id: "f2", archived: true }),
            aDetailedFinding({ id: "f1" }),
            aDetailedFinding({ id: "f3", sample: true }),
          ],
        }),
      ],
      atMinute(0),
    );
    await collect(
      store,
      [aGuardDutyObservation({ findings: [aDetailedFinding({ id: "f1", count: 9 })] })],
      atMinute(2),
    );

    const then = await findingsOf(store, past.header.id);
    const now = await findingsOf(store, "snapshot-2");

    expect(then.map(({ id, count }) => `${id} ${count}`)).toEqual(["f1 3", "f2 3", "f3 3"]);
    expect(now.map(({ id, count }) => `${id} ${count}`)).toEqual(["f1 9"]);
    expect(await findingsOf(store, past.header.id, "us-east-1")).toEqual([]);
  });
});

test("whatever was collected, each snapshot's streams give its rows, each once and in order", async () => {
  const folder = await aFolder();
  let run = 0;
  const minutes = [0, 1, 2];
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(...minutes.map((minute) => anyCollection(readIn(minute)))),
      async (collections) => {
        run += 1;
        const store = await openStore(`${folder}/${run}`);
        try {
          for (const [minute, observations] of collections.entries())
            await collect(store, observations, atMinute(minute));
          for (const minute of minutes) {
            const loaded = await store.loadSnapshot({ id: `snapshot-${minute}` });
            const evaluations = await evaluationsOf(store, `snapshot-${minute}`);
            const findings = await findingsOf(store, `snapshot-${minute}`);
            if (loaded === null) throw new Error("it was just collected");
            const { evaluations: all, findings: allFindings } = whole(loaded);
            expect(inHand({ ...loaded, evaluations, findings })).toMatchObject({
              evaluations: all,
              findings: allFindings,
            });
            expect(orderOf(evaluations)).toEqual(orderOf(evaluations).toSorted());
          }
        } finally {
          await store.close();
        }
      },
    ),
    { numRuns: 15 },
  );
});

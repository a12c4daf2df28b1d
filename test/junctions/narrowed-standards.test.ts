/** What standards and user controls say of the sandbox account, whatever pillar or severity is asked for. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExportQuery, exportPosture } from "../../lib/export-posture.ts";
import { openedStore } from "../../lib/opened-store.ts";
import type { PostureFilter } from "../../lib/posture/posture-filter.ts";
import { rulesBehindReader } from "../../lib/posture/rules-behind.ts";
import { readPosture } from "../../lib/read-posture.ts";
import { refreshPosture } from "../../lib/refresh-posture.ts";
import { aUserControl } from "../builders/a-review.ts";
import { readCsvRecords } from "../exports/read-csv.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { inSandbox } from "./in-sandbox.ts";

let sandbox: AsyncDisposable;

beforeAll(async () => {
  sandbox = await inSandbox(buildSampleAccount());
  const result = await refreshPosture();
  if (result.kind !== "saved") throw new Error(result.kind);
  const { controls, account } = result.posture;
  const after = aUserControl({
    controls: controls.filter(({ status }) => status === "passing").map(({ key }) => key),
  });
  const store = await openedStore();
  const change = { accountId: account.id, kind: "user_control", id: after.id } as const;
  await store.journal.append([{ ...change, before: null, after }], {
    who: "dana",
    at: result.posture.snapshot.finishedAt,
  });
});

afterAll(() => sandbox[Symbol.asyncDispose]());

async function postureOf(filter: PostureFilter) {
  const answer = await readPosture({ filter });
  if (answer.kind === "none") throw new Error("there is a snapshot");
  return answer.posture;
}

async function write(query: ExportQuery): Promise<string> {
  const answer = await exportPosture(query);
  if (answer.kind === "none") throw new Error("there is a snapshot");
  let text = "";
  for await (const chunk of answer.chunks) text += chunk;
  return text;
}

/** Each requirement with what stands behind it. */
async function behindEach(filter: PostureFilter) {
  const posture = await postureOf(filter);
  const behind = rulesBehindReader(posture);
  return posture.frameworks.flatMap(({ id, controls }) =>
    controls.map((requirement) => {
      const { controls: found, ...rest } = behind(requirement);
      return { id, requirement: requirement.id, found: found.map(({ key }) => key), ...rest };
    }),
  );
}

/** Lines of the matrix that are about requirements and user controls, without what says the filter. */
async function matrixLines(filter: PostureFilter) {
  const records = readCsvRecords(await write({ format: "matrix", as: "csv", filter }));
  return records
    .filter(({ row_type }) => row_type !== "not_seen")
    .map(({ narrowed_to, coverage, ...line }) => line);
}

describe.for([{ pillar: "reliability" }, { severity: "critical" }] as const)(
  "narrowed to %o",
  (filter) => {
    test("every requirement has as many rules deployed, and as many missing, as in the whole", async () => {
      expect(await behindEach(filter)).toEqual(await behindEach({}));
    });

    test("the matrix says of requirements and user controls what it says of the whole", async () => {
      expect(await matrixLines(filter)).toEqual(await matrixLines({}));
    });

    test("the JSON says of user controls what it says of the whole", async () => {
      const [whole, part] = await Promise.all(
        [{}, filter].map(async (each) => JSON.parse(await write({ format: "json", filter: each }))),
      );
      expect(part.userControls).toEqual(whole.userControls);
      expect(part.userControls).toMatchObject([{ status: "passing" }]);
    });
  },
);

test("a region narrows both", async () => {
  const [whole, part] = await Promise.all([{}, { region: "eu-west-3" }].map(behindEach));
  const deployed = (rows: typeof whole) => rows?.reduce((sum, row) => sum + row.deployed, 0) ?? 0;
  expect(deployed(part)).toBeLessThan(deployed(whole));
});

test("judging a part lets others have their turns, as judging the whole does", async () => {
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const { frameworks } = await postureOf({ severity: "critical" });
  isDone = true;
  // At least one for each standard, in the part and in the whole that standards are judged over.
  expect(turns).toBeGreaterThan(2 * frameworks.length);
});

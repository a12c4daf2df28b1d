/** OCSF and OSCAL of the sandbox account, out of a real store: their totals are the posture's. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExportFormat } from "../../lib/export-formats.ts";
import { exportPosture } from "../../lib/export-posture.ts";
import { openedStore } from "../../lib/opened-store.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { PostureFilter } from "../../lib/posture/posture-filter.ts";
import { type PostureQuery, readPosture } from "../../lib/read-posture.ts";
import { refreshPosture } from "../../lib/refresh-posture.ts";
import { anException } from "../builders/an-exception.ts";
import { validateOcsf } from "../exports/schemas/ocsf.ts";
import { validateOscal } from "../exports/schemas/oscal.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { inSandbox } from "./in-sandbox.ts";

type Json = ReturnType<typeof JSON.parse>;

let sandbox: AsyncDisposable;
/** When nothing had been excepted yet. */
let beforeExceptions: string;

async function write(format: ExportFormat, query: PostureQuery = {}): Promise<string> {
  const answer = await exportPosture({ format, ...query });
  if (answer.kind === "none") throw new Error("there is a snapshot");
  let text = "";
  for await (const chunk of answer.chunks) text += chunk;
  return text;
}

const linesOf = async (query: PostureQuery = {}): Promise<Json[]> =>
  (await write("ocsf", query))
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));

const documentOf = async (query: PostureQuery = {}): Promise<Json> =>
  JSON.parse(await write("oscal", query));

async function postureOf(query: PostureQuery = {}): Promise<Posture> {
  const answer = await readPosture(query);
  if (answer.kind === "none") throw new Error("there is a snapshot");
  return answer.posture;
}

beforeAll(async () => {
  sandbox = await inSandbox(buildSampleAccount());
  const result = await refreshPosture();
  if (result.kind !== "saved") throw new Error(result.kind);
  beforeExceptions = result.posture.snapshot.finishedAt;
  const failing = result.posture.controls.filter(({ status }) => status === "failing");
  const store = await openedStore();
  await store.journal.append(
    failing.slice(0, 2).map(({ key }, at) => {
      const after = anException({ id: `EX-0000000${at}`, control: key, expiresOn: "9999-12-31" });
      return {
        accountId: result.posture.account.id,
        kind: "exception",
        id: after.id,
        before: null,
        after,
      };
    }),
    { who: "dana", at: new Date().toISOString() },
  );
});

afterAll(() => sandbox[Symbol.asyncDispose]());

/** Resources that fail a control, each once, in this life. */
function failuresIn(lines: readonly Json[], life: string): Map<string, Set<string>> {
  const failing = new Map<string, Set<string>>();
  for (const { compliance, resources, status } of lines) {
    if (compliance?.status !== "Fail" || status !== life) continue;
    const under = failing.get(compliance.control) ?? new Set();
    failing.set(compliance.control, under);
    const [{ region, type, uid }] = resources;
    under.add(`${region} ${type} ${uid}`);
  }
  return failing;
}

function expectTotals(lines: readonly Json[], posture: Posture): void {
  const [open, suppressed] = ["New", "Suppressed"].map((life) => failuresIn(lines, life));
  const counted = posture.controls.map(({ key }) => [
    key,
    open?.get(key)?.size ?? 0,
    suppressed?.get(key)?.size ?? 0,
  ]);
  expect(counted).toEqual(
    posture.controls.map((control) => [
      control.key,
      control.nonCompliantResources,
      control.exceptedResources,
    ]),
  );
  const { critical, high, medium, low } = posture.findings;
  expect(lines.filter(({ class_uid }) => class_uid === 2004)).toHaveLength(
    critical + high + medium + low,
  );
  const readings = lines.filter(({ finding_info }) => finding_info.types[0] === "Coverage");
  const { read, total } = posture.coverageSummary;
  expect(readings).toHaveLength(total - read);
}

describe("OCSF of the sandbox account", () => {
  test("is valid line by line, and fails, excepts and detects as much as the posture", async () => {
    const lines = await linesOf();
    expect(lines.flatMap(validateOcsf)).toEqual([]);
    const posture = await postureOf();
    expect(posture.controls.some(({ exceptedResources }) => exceptedResources > 0)).toBe(true);
    expectTotals(lines, posture);
  });

  test("is the same bytes when it is written again", async () => {
    expect(await write("ocsf")).toBe(await write("ocsf"));
  });

  const filters: readonly PostureFilter[] = [
    { pillar: "reliability" },
    { responsibility: "identity-access" },
    { severity: "high" },
    { region: "eu-west-1" },
  ];
  test.for(filters)("narrowed to %o has that part alone, and says so", async (filter) => {
    const lines = await linesOf({ filter });
    const [[name, value] = []] = Object.entries(filter);
    for (const { metadata } of lines) expect(metadata.labels).toContain(`filter: ${name}=${value}`);
    expectTotals(lines, await postureOf({ filter }));
  });

  test("as of before the exceptions suppresses nothing", async () => {
    const query = { asOf: beforeExceptions };
    const lines = await linesOf(query);
    expect(failuresIn(lines, "Suppressed").size).toBe(0);
    expectTotals(lines, await postureOf(query));
  });
});

describe("OSCAL of the sandbox account", () => {
  test("satisfies nothing of an account of which some was not read, and says how much", async () => {
    const { coverageSummary } = await postureOf();
    expect(coverageSummary.read).toBeLessThan(coverageSummary.total);
    const { results } = (await documentOf())["assessment-results"];
    const states = results.flatMap(({ findings = [] }: Json) =>
      findings.map(({ target }: Json) => target.status.state),
    );
    expect(new Set(states)).toEqual(new Set(["not-satisfied"]));
    const checks = results[0].observations.filter(({ props }: Json) =>
      props.some(({ name, value }: Json) => name === "status" && value === "passing"),
    );
    expect(checks.length).toBeGreaterThan(0);
    for (const { description } of checks)
      expect(description).toMatch(/Passes where seen, .* not read whole in \d+ of \d+ regions/);
  });

  test("is valid and judges of a region that was read whole exactly what the posture judged", async () => {
    const { coverage } = await postureOf();
    const sources = Map.groupBy(coverage, ({ region }) => region);
    const [region] = [...sources].find(
      ([, rows]) => rows.length === 2 && rows.every(({ state }) => state === "read"),
    ) ?? [""];
    const query = { filter: { region } };
    const document = await documentOf(query);
    expect(validateOscal(document)).toEqual([]);
    const [checks, ...standards] = document["assessment-results"].results;
    const { controls, frameworks } = await postureOf(query);
    const statesOf = (result: Json) =>
      Object.groupBy(result.findings ?? [], ({ target }: Json): string => target.status.state);
    const having = (...statuses: string[]) =>
      controls.filter(({ status }) => statuses.includes(status)).length;
    expect(statesOf(checks).satisfied).toHaveLength(having("passing"));
    expect(statesOf(checks)["not-satisfied"]).toHaveLength(having("failing", "excepted"));
    expect(
      standards.map((result: Json) => [
        statesOf(result).satisfied?.length ?? 0,
        statesOf(result)["not-satisfied"]?.length ?? 0,
        result["reviewed-controls"]["control-selections"].flatMap(
          (selection: Json) => selection["include-controls"],
        ).length,
      ]),
    ).toEqual(
      frameworks.map(({ counts, inScope }) => [
        counts.passing,
        counts.failing + counts.excepted,
        inScope,
      ]),
    );
  });

  test("has each exception as a risk with who made it, and before they were made none", async () => {
    const accepted = (document: Json) =>
      document["assessment-results"].results[0].risks.filter(
        ({ status }: Json) => status === "deviation-approved",
      );
    const now = await documentOf();
    expect(accepted(now)).toHaveLength(2);
    expect(now["assessment-results"].metadata.parties).toMatchObject([{ name: "dana" }]);
    expect(accepted(now)[0]["risk-log"].entries).toMatchObject([{ title: "Accepted" }]);
    const before = await documentOf({ asOf: beforeExceptions });
    expect(accepted(before)).toEqual([]);
    expect(before["assessment-results"].metadata.parties).toBeUndefined();
    expect(validateOscal(before)).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readListing } from "../../app/controls/control-listing.ts";
import { countChoices } from "../../app/controls/count-choices.ts";
import { exportControls } from "../../app/controls/export-controls.ts";
import { foldSections } from "../../app/controls/fold-controls.ts";
import { matchControls, sectionsOf } from "../../app/controls/list-controls.ts";
import { pageOf } from "../../app/controls/page-of.ts";
import { parametersOf, streamFrom } from "../../app/lists/[file]/stream-list.ts";
import type { ControlAssessment, Posture } from "../../lib/posture/posture.ts";
import { controlStatuses, pillarIds, severities } from "../../lib/posture/vocabulary.ts";
import { aPosture } from "../builders/a-posture.ts";
import { aControl } from "./a-control.ts";

const regions = ["eu-west-1", "us-east-1"] as const;

const anyControls = fc
  .array(
    fc.record({
      severity: fc.constantFrom(...severities),
      status: fc.constantFrom(...controlStatuses),
      regions: fc.subarray([...regions]),
      pillars: fc.subarray([...pillarIds]),
      group: fc.constantFrom(null, "tags-and-descriptions" as const),
      title: fc.constantFrom("S3 bucket", "EC2 instance", "rule"),
    }),
    { maxLength: 130 },
  )
  .map((given) =>
    given.map((each, index) =>
      aControl({ ...each, key: `CONTROL_${index}`, primaryPillar: each.pillars[0] ?? null }),
    ),
  );

const anyQuery = fc.record({
  severity: fc.option(fc.subarray([...severities], { minLength: 1 })),
  region: fc.option(fc.subarray([...regions], { minLength: 1 })),
  status: fc.option(fc.constantFrom(...controlStatuses)),
  pillar: fc.option(fc.constantFrom(...pillarIds)),
  search: fc.option(fc.constantFrom("bucket", "control_1", "nothing")),
  sort: fc.constantFrom("severity", "-title", "resources"),
  group: fc.constantFrom("severity", "none", "pillar"),
});

function addressOf(query: Readonly<Record<string, string | readonly string[] | null>>) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value ?? []].flat()) parameters.append(name, each);
  }
  return parametersOf(parameters);
}

/** Keys on all pages of the list, folded rows opened. */
function listed(controls: readonly ControlAssessment[], parameters: ReturnType<typeof addressOf>) {
  const listing = readListing(parameters);
  const matches = matchControls(controls, listing.query);
  const sections = foldSections(sectionsOf(matches, listing), listing.query, listing.grouping);
  const keys: string[] = [];
  for (let page: number | null = 1; page !== null; page = pageOf(sections, page).next) {
    for (const { rows } of pageOf(sections, page).sections) {
      for (const row of rows) {
        keys.push(...(row.kind === "control" ? [row.control] : row.controls).map(({ key }) => key));
      }
    }
  }
  return keys;
}

async function exported(posture: Posture, parameters: ReturnType<typeof addressOf>) {
  const made = await exportControls(posture, parameters);
  if (made.kind === "refused") throw new Error(made.message);
  const keys: unknown[] = [];
  for await (const row of made.list.rows) keys.push(row.control);
  return keys;
}

describe("the file of the list of controls", () => {
  test("holds what the list holds over all its pages, whatever it is filtered by", async () => {
    await fc.assert(
      fc.asyncProperty(anyControls, anyQuery, async (controls, query) => {
        const parameters = addressOf(query);
        const keys = await exported({ ...aPosture(), controls }, parameters);
        expect(keys.toSorted()).toEqual(listed(controls, parameters).toSorted());
      }),
      { numRuns: 100 },
    );
  });

  test("is refused when the address filters by what nobody knows: it would be the wider list", async () => {
    const made = await exportControls(aPosture(), addressOf({ severity: ["critical", "awful"] }));
    expect(made).toMatchObject({ kind: "refused", message: expect.stringContaining("severity") });
  });
});

describe("what can be chosen of a list of controls", () => {
  test("each number is what choosing it alone would leave", () => {
    fc.assert(
      fc.property(anyControls, anyQuery, (controls, query) => {
        const listing = readListing(addressOf(query));
        const counts = countChoices(controls, listing.query);
        for (const severity of severities) {
          const chosen = matchControls(controls, { ...listing.query, severity });
          expect(counts.severity.get(severity) ?? 0).toBe(chosen.length);
        }
        for (const region of regions) {
          const chosen = matchControls(controls, { ...listing.query, region });
          expect(counts.region.get(region) ?? 0).toBe(chosen.length);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("a list on its way to a file", () => {
  test("that fails before its first piece is an error, not a file", async () => {
    async function* failing(): AsyncGenerator<string> {
      yield* [];
      throw new Error("no store");
    }
    await expect(streamFrom(failing())).rejects.toThrow("no store");
  });

  test("that fails on the way breaks the transfer off", async () => {
    async function* failing(): AsyncGenerator<string> {
      yield "head\n";
      throw new Error("gone");
    }
    await expect(new Response(await streamFrom(failing())).text()).rejects.toThrow();
  });

  test("is closed when the reader leaves", async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<string> {
      try {
        for (;;) yield "line\n";
      } finally {
        closed = true;
      }
    }
    const reader = (await streamFrom(endless())).getReader();
    await reader.read();
    await reader.cancel();
    expect(closed).toBe(true);
  });
});

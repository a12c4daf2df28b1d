import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  mostNamed,
  planDetails,
  type UnexplainedFailures,
} from "../../lib/collectors/config/plan-details.ts";
import {
  type PackRules,
  packCallsOf,
  pagesOf,
  type RowListing,
} from "../../lib/collectors/config/row-listing.ts";

interface Failure {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly explained: boolean;
}

/** A region: packs with their rules, rules outside, and what fails under each. */
interface Region {
  readonly packs: readonly PackRules[];
  readonly failures: ReadonlyMap<string, readonly Failure[]>;
}

const failure = fc.record({
  resourceType: fc.constantFrom("AWS::S3::Bucket", "AWS::EC2::Instance", "T".repeat(300)),
  resourceId: fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 0, max: 40 }).map((id) => `resource-${id}`) },
    { weight: 1, arbitrary: fc.constant("r".repeat(257)) },
  ),
  explained: fc.boolean(),
});

const failing = fc.oneof(
  fc.uniqueArray(failure, {
    maxLength: 60,
    selector: ({ resourceType, resourceId }) => `${resourceType}/${resourceId}`,
  }),
  // More than can be named.
  fc.integer({ min: 51, max: 450 }).map((count) =>
    Array.from({ length: count }, (_, index) => ({
      resourceType: "AWS::S3::Bucket",
      resourceId: `bucket-${index}`,
      explained: false,
    })),
  ),
);

const regions: fc.Arbitrary<Region> = fc
  .array(fc.array(fc.tuple(fc.boolean(), failing), { maxLength: 14 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((groups) => {
    const named = groups.map((group, pack) =>
      group.map(([long, failures], index) => ({
        // A name that filters take, or one that they do not.
        name: `rule-${pack}-${index}${long && index % 3 === 0 ? "-".repeat(64) : ""}`,
        failures,
      })),
    );
    const [, ...packs] = named;
    return {
      packs: packs.map((rules, index) => ({
        name: `pack-${index}`,
        ruleNames: rules.map(({ name }) => name),
      })),
      failures: new Map(named.flat().map(({ name, failures }) => [name, failures])),
    };
  });

function unexplainedIn({ failures }: Region): UnexplainedFailures[] {
  return [...failures].flatMap(([ruleName, all]) => {
    const open = all.filter(({ explained }) => !explained);
    if (open.length === 0) return [];
    const named = open.length <= mostNamed ? open : [];
    return { ruleName, unexplained: open.length, named };
  });
}

/** How many failing rows a listing gives of a rule's failures, as AWS filters them. */
function isListed(listing: RowListing, pack: string | null, rule: string, row: Failure): boolean {
  if (listing.kind === "rule") return listing.ruleName === rule;
  if (listing.packName !== pack) return false;
  const { only } = listing;
  if (only === null) return true;
  if ("ruleNames" in only) return only.ruleNames.includes(rule);
  return only.resourceType === row.resourceType && only.resourceIds.includes(row.resourceId);
}

function callsIn({ packs, failures }: Region, listing: RowListing): number {
  let rows = 0;
  for (const [rule, all] of failures) {
    const pack = packs.find(({ ruleNames }) => ruleNames.includes(rule))?.name ?? null;
    rows += all.filter((row) => isListed(listing, pack, rule, row)).length;
  }
  return pagesOf(rows);
}

const planOf = (region: Region) =>
  planDetails(
    unexplainedIn(region),
    region.packs,
    (rule) => region.failures.get(rule)?.length ?? 0,
  );

describe("the questions that explain a region's failures", () => {
  test("cover every one that nobody can explain, but for rules whose names AWS does not take", () => {
    fc.assert(
      fc.property(regions, (region) => {
        const { listings, unaskable } = planOf(region);
        for (const [rule, all] of region.failures) {
          const pack = region.packs.find(({ ruleNames }) => ruleNames.includes(rule))?.name ?? null;
          const open = all.filter(({ explained }) => !explained);
          if (pack === null && rule.length > 64) {
            expect(unaskable.includes(rule)).toBe(open.length > 0);
            continue;
          }
          const left = open.filter(
            (row) => !listings.some((listing) => isListed(listing, pack, rule, row)),
          );
          expect(left).toEqual([]);
        }
      }),
    );
  });

  test("never take more calls than whole packs and rules would", () => {
    fc.assert(
      fc.property(regions, (region) => {
        const { listings } = planOf(region);
        const calls = listings.reduce((sum, listing) => sum + callsIn(region, listing), 0);
        const open = new Set(unexplainedIn(region).map(({ ruleName }) => ruleName));
        const packs = region.packs.filter(({ ruleNames }) => ruleNames.some((r) => open.has(r)));
        const inPacks = new Set(packs.flatMap(({ ruleNames }) => ruleNames));
        const whole: RowListing[] = [
          ...packs.map(({ name }) => ({ kind: "pack", packName: name, only: null }) as const),
          ...[...open]
            .filter((rule) => !inPacks.has(rule) && rule.length <= 64)
            .map((ruleName) => ({ kind: "rule", ruleName }) as const),
        ];
        expect(calls).toBeLessThanOrEqual(
          whole.reduce((sum, listing) => sum + callsIn(region, listing), 0),
        );
      }),
    );
  });

  test("take no more calls than they were planned to take", () => {
    fc.assert(
      fc.property(regions, (region) => {
        const failingOf = (rule: string) => region.failures.get(rule)?.length ?? 0;
        for (const listing of planOf(region).listings) {
          if (listing.kind === "rule") continue;
          const pack = region.packs.find(({ name }) => name === listing.packName);
          if (pack === undefined) throw new Error(`no pack ${listing.packName} was given`);
          expect(callsIn(region, listing)).toBeLessThanOrEqual(
            packCallsOf(pack, listing.only, failingOf),
          );
        }
      }),
    );
  });

  test("are within AWS's limits: 10 rules of 64 characters, or 5 resources of one type of 256", () => {
    fc.assert(
      fc.property(regions, (region) => {
        for (const listing of planOf(region).listings) {
          if (listing.kind === "rule") {
            expect(listing.ruleName.length).toBeLessThanOrEqual(64);
            continue;
          }
          const { only } = listing;
          if (only === null) continue;
          const items = "ruleNames" in only ? only.ruleNames : only.resourceIds;
          const longest = "ruleNames" in only ? 64 : 256;
          expect(items.length).toBeGreaterThan(0);
          expect(items.length).toBeLessThanOrEqual("ruleNames" in only ? 10 : 5);
          for (const item of items) expect(item.length).toBeLessThanOrEqual(longest);
          if ("resourceType" in only) expect(only.resourceType.length).toBeLessThanOrEqual(256);
        }
      }),
    );
  });

  test("are none where everything is explained", () => {
    const packs = [{ name: "pack", ruleNames: ["a", "b"] }];

    expect(planDetails([], packs, () => 1_000).listings).toEqual([]);
  });
});

describe("one resource that changed", () => {
  const changed = { resourceType: "AWS::S3::Bucket", resourceId: "changed" };
  const ruleNames = Array.from({ length: 40 }, (_, index) => `rule-${index}`);
  const pack = { name: "pack", ruleNames };
  const under = (rules: readonly string[]) =>
    rules.map((ruleName) => ({ ruleName, unexplained: 1, named: [changed] }));

  test("under forty rules of a pack is one question about that resource", () => {
    expect(planDetails(under(ruleNames), [pack], () => 500).listings).toEqual([
      {
        kind: "pack",
        packName: "pack",
        only: { resourceType: "AWS::S3::Bucket", resourceIds: ["changed"] },
      },
    ]);
  });

  test("beside a rule under which everything is new: one by resource, the other by its name", () => {
    const flood = { ruleName: "rule-0", unexplained: 80, named: [] };
    const failingOf = (rule: string) => (rule === "rule-0" ? 80 : 500);

    const { listings } = planDetails([flood, ...under(ruleNames.slice(1))], [pack], failingOf);

    expect(listings).toEqual([
      { kind: "pack", packName: "pack", only: { ruleNames: ["rule-0"] } },
      {
        kind: "pack",
        packName: "pack",
        only: { resourceType: "AWS::S3::Bucket", resourceIds: ["changed"] },
      },
    ]);
  });
});

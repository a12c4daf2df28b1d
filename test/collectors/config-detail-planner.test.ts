import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDetailPlanner } from "../../lib/collectors/config/detail-planner.ts";
import type { Failure } from "../../lib/collectors/config/open-failures.ts";
import {
  mostNamed,
  planDetails,
  type UnexplainedFailures,
} from "../../lib/collectors/config/plan-details.ts";
import {
  type PackRules,
  pagesOf,
  type RowListing,
} from "../../lib/collectors/config/row-listing.ts";

interface Row extends Failure {
  readonly unexplained: boolean;
}

/** A region's failing rows in the order of the query's pages. */
interface Region {
  readonly packs: readonly PackRules[];
  readonly pages: readonly (readonly Row[])[];
}

/** What was asked, and after which page; the rest comes after the last. */
interface Asked {
  readonly listing: RowListing;
  readonly page: number;
}

function asksIn({ packs, pages }: Region): Asked[] {
  const planner = createDetailPlanner(packs);
  const early = pages.flatMap((rows, page) =>
    planner
      .see(
        rows,
        rows.filter(({ unexplained }) => unexplained),
      )
      .map((listing) => ({ listing, page })),
  );
  const rest = planner.rest().listings.map((listing) => ({ listing, page: pages.length }));
  return [...early, ...rest];
}

const packOf = ({ packs }: Region, ruleName: string) =>
  packs.find(({ ruleNames }) => ruleNames.includes(ruleName))?.name ?? null;

/** Whether AWS gives this row in answer to that listing. */
function isListed(region: Region, listing: RowListing, row: Row): boolean {
  if (listing.kind === "rule") return listing.ruleName === row.ruleName;
  if (listing.packName !== packOf(region, row.ruleName)) return false;
  const { only } = listing;
  if (only === null) return true;
  if ("ruleNames" in only) return only.ruleNames.includes(row.ruleName);
  return only.resourceType === row.resourceType && only.resourceIds.includes(row.resourceId);
}

const callsOf = (region: Region, listings: readonly RowListing[]) =>
  listings.reduce((calls, listing) => {
    const rows = region.pages.flat().filter((row) => isListed(region, listing, row));
    return calls + pagesOf(rows.length);
  }, 0);

/** What one who knew all rows beforehand would ask. */
function plannedAfterwards({ packs, pages }: Region): readonly RowListing[] {
  const rows = pages.flat();
  const byRule = Map.groupBy(rows, ({ ruleName }) => ruleName);
  const open = [...byRule].flatMap(([ruleName, all]): UnexplainedFailures[] => {
    const named = all.filter(({ unexplained }) => unexplained);
    if (named.length === 0) return [];
    return [{ ruleName, unexplained: named.length, named: named.length <= mostNamed ? named : [] }];
  });
  return planDetails(open, packs, (name) => byRule.get(name)?.length ?? 0).listings;
}

/** Two packs, rules outside, and names and ids of every length, in whatever order. */
const anyRegion: fc.Arbitrary<Region> = fc
  .record({
    rulesOfPack: fc.integer({ min: 1, max: 30 }),
    /** How many of a hundred rows are unexplained: in the first half of the pages, in the second. */
    shares: fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 })),
    pages: fc.array(
      fc.array(
        fc.record({
          rule: fc.nat({ max: 99 }),
          type: fc.nat({ max: 3 }),
          id: fc.nat({ max: 2_000 }),
          lot: fc.nat({ max: 99 }),
        }),
        { maxLength: 60 },
      ),
      { maxLength: 12 },
    ),
  })
  .map(({ rulesOfPack, shares, pages }) => {
    const nameOf = (rule: number) => `rule-${rule}${rule % 11 === 5 ? "-".repeat(64) : ""}`;
    const names = Array.from({ length: 2 * rulesOfPack + 3 }, (_, rule) => nameOf(rule));
    return {
      packs: [
        { name: "a", ruleNames: names.slice(0, rulesOfPack) },
        { name: "b", ruleNames: names.slice(rulesOfPack, 2 * rulesOfPack) },
      ],
      pages: pages.map((rows, page) =>
        rows.map(({ rule, type, id, lot }) => ({
          ruleName: names[rule % names.length] ?? "",
          resourceType: type === 3 ? "T".repeat(257) : `type-${type}`,
          resourceId: id % 97 === 3 ? `${id}`.padEnd(257, "x") : `${id}`,
          unexplained: lot < shares[page < pages.length / 2 ? 0 : 1],
        })),
      ),
    };
  });

describe("asking why things fail while it is still being found out what fails", () => {
  test("leaves nothing out that AWS takes questions about", () => {
    fc.assert(
      fc.property(anyRegion, (region) => {
        const asked = asksIn(region);
        const left = region.pages
          .flat()
          .filter(({ unexplained }) => unexplained)
          .filter((row) => packOf(region, row.ruleName) !== null || row.ruleName.length <= 64)
          .filter((row) => !asked.some(({ listing }) => isListed(region, listing, row)));
        expect(left).toEqual([]);
      }),
    );
  });

  test("asks nothing twice, and nothing more of a pack that is asked whole", () => {
    fc.assert(
      fc.property(anyRegion, (region) => {
        const whole = new Set<string>();
        const seen = new Set<string>();
        for (const { listing } of asksIn(region)) {
          const key = JSON.stringify(listing);
          expect(seen.has(key)).toBe(false);
          seen.add(key);
          if (listing.kind === "rule") continue;
          expect(whole.has(listing.packName)).toBe(false);
          if (listing.only === null) whole.add(listing.packName);
        }
      }),
    );
  });

  test("asks about no resource of a pack twice by its name, on whatever pages it comes", () => {
    fc.assert(
      fc.property(anyRegion, (region) => {
        const named = asksIn(region).flatMap(({ listing }) => {
          const { packName, resourceType, resourceIds } = filterOf(listing);
          return resourceIds.map((id) => JSON.stringify([packName, resourceType, id]));
        });
        expect(named).toHaveLength(new Set(named).size);
      }),
    );
  });

  test("stays within AWS's limits: 10 rules of 64 characters, or 5 resources of one type of 256", () => {
    fc.assert(
      fc.property(anyRegion, (region) => {
        for (const { listing } of asksIn(region)) {
          const { ruleNames, resourceType, resourceIds } = filterOf(listing);
          expect(ruleNames.length).toBeLessThanOrEqual(10);
          expect(resourceIds.length).toBeLessThanOrEqual(5);
          for (const name of ruleNames) expect(name.length).toBeLessThanOrEqual(64);
          for (const word of [resourceType, ...resourceIds])
            expect(word.length).toBeLessThanOrEqual(256);
        }
      }),
    );
  });
});

/** A listing's filter with every member, empty where it has none. */
function filterOf(listing: RowListing) {
  const none = { packName: "", ruleNames: [], resourceType: "", resourceIds: [] };
  if (listing.kind === "rule") return { ...none, ruleNames: [listing.ruleName] };
  return { ...none, packName: listing.packName, ...listing.only };
}

/** A pack of forty rules, pages of a hundred resources, of which so many of a thousand changed. */
const evenRegion = (pages: number, changed: number): fc.Arbitrary<Region> =>
  fc
    .array(fc.record({ lot: fc.nat({ max: 999 }), rule: fc.nat({ max: 39 }), more: fc.nat(2) }), {
      minLength: pages * 100,
      maxLength: pages * 100,
    })
    .map((resources) => {
      const ruleNames = Array.from({ length: 40 }, (_, index) => `rule-${index}`);
      const rows = resources.map(({ lot, rule, more }, index) =>
        Array.from({ length: more }, (_, other) => ({
          ruleName: ruleNames[(rule + other * 7) % 40] ?? "",
          resourceType: `type-${index % 8}`,
          resourceId: `resource-${index}`,
          unexplained: lot < changed,
        })),
      );
      return {
        packs: [{ name: "pack", ruleNames }],
        pages: Array.from({ length: pages }, (_, page) =>
          rows.slice(page * 100, page * 100 + 100).flat(),
        ),
      };
    });

describe("changes that are spread evenly", () => {
  test.each([0, 1, 5, 10, 20, 40, 60, 100, 300, 1_000])(
    "to %d of 1,000 resources cost little more calls than if all had been known before",
    (changed) => {
      fc.assert(
        fc.property(evenRegion(30, changed), (region) => {
          const asked = asksIn(region).map(({ listing }) => listing);
          const fewest = callsOf(region, plannedAfterwards(region));
          expect(callsOf(region, asked)).toBeLessThanOrEqual(1.35 * fewest + 4);
        }),
        { numRuns: 20 },
      );
    },
  );
});

describe("what is asked before the last row came", () => {
  const ruleNames = Array.from({ length: 40 }, (_, index) => `rule-${index}`);
  const whole: RowListing = { kind: "pack", packName: "pack", only: null };

  /** Pages of a hundred buckets, each failing under one rule; those that `isNew` says are unexplained. */
  const askedOf = (pages: number, isNew: (bucket: number) => boolean, under = ruleNames) =>
    asksIn({
      packs: [{ name: "pack", ruleNames }],
      pages: Array.from({ length: pages }, (_, page) =>
        Array.from({ length: 100 }, (_, index) => {
          const bucket = page * 100 + index;
          return {
            ruleName: under[(bucket * 7) % under.length] ?? "",
            resourceType: "AWS::S3::Bucket",
            resourceId: `bucket-${bucket}`,
            unexplained: isNew(bucket),
          };
        }),
      ),
    });

  test("is the whole pack after the first page where nothing is known yet", () => {
    expect(askedOf(20, () => true)).toEqual([{ listing: whole, page: 0 }]);
  });

  test("is the whole pack after a few pages where a tenth is new under many rules", () => {
    const [first, ...others] = askedOf(100, (bucket) => bucket % 9 === 0);

    expect(first?.listing).toEqual(whole);
    expect(first?.page).toBeLessThan(5);
    expect(others).toEqual([]);
  });

  test("is five resources at a time where a fiftieth is new under many rules", () => {
    const asked = askedOf(100, (bucket) => bucket % 49 === 0);

    const early = asked.filter(({ page }) => page < 100);
    expect(early.length).toBeGreaterThan(0.9 * asked.length);
    expect(early.every(({ listing }) => filterOf(listing).resourceIds.length === 5)).toBe(true);
  });

  test("is nothing where one rule's failures are all new: its name asks about them best", () => {
    const asked = askedOf(20, (bucket) => (bucket * 7) % 40 === 3);

    expect(asked).toEqual([
      { listing: { kind: "pack", packName: "pack", only: { ruleNames: ["rule-3"] } }, page: 20 },
    ]);
  });

  test("is nothing of a pack in which nothing is new, and each rule outside at once", () => {
    const rows = ["in", "out", "other"].map((ruleName) => ({
      ruleName,
      resourceType: "AWS::S3::Bucket",
      resourceId: "bucket",
      unexplained: ruleName === "out",
    }));

    const asked = asksIn({ packs: [{ name: "pack", ruleNames: ["in"] }], pages: [rows, rows] });

    expect(asked).toEqual([{ listing: { kind: "rule", ruleName: "out" }, page: 0 }]);
  });
});

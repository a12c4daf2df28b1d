import { describe, expect, test } from "vitest";
import { listingHref, readListing } from "../../app/controls/control-listing.ts";
import { foldSections } from "../../app/controls/fold-controls.ts";
import { headlineOf } from "../../app/controls/headline.ts";
import { matchControls, sectionsOf } from "../../app/controls/list-controls.ts";
import { pageOf } from "../../app/controls/page-of.ts";
import { aControl } from "./a-control.ts";

const critical = aControl({ key: "A", title: "a", severity: "critical" });
const unmapped = aControl({
  key: "custom:b",
  title: "b",
  pillars: [],
  primaryPillar: null,
  focusArea: null,
  responsibility: null,
  classifiedBy: "none",
});
const operations = aControl({ key: "C", title: "c", responsibility: null, status: "passing" });
const elsewhere = aControl({
  key: "D",
  title: "d",
  pillars: ["reliability", "security"],
  primaryPillar: "reliability",
  focusArea: "Failure management",
});
const all = [critical, unmapped, operations, elsewhere];

const keysOf = (controls: readonly { readonly key: string }[]) => controls.map(({ key }) => key);

describe("narrowing a list of controls", () => {
  test("by pillar, also where the pillar is not the primary one", () => {
    expect(keysOf(matchControls(all, { pillar: "security" }))).toEqual(["A", "C", "D"]);
  });

  test("operations are the mapped controls that are nobody's security item, without the unmapped", () => {
    expect(keysOf(matchControls(all, { responsibility: "operations" }))).toEqual(["C"]);
  });

  test("a focus area of another pillar is not a focus area of this one", () => {
    const query = { pillar: "security", focus: "Failure management" } as const;
    expect(matchControls(all, query)).toEqual([]);
    expect(keysOf(matchControls(all, { pillar: "security", focus: "elsewhere" }))).toEqual(["D"]);
  });

  test("by words, all of which must be found, in any order and case", () => {
    const control = aControl({ title: "S3 bucket allows public read" });
    expect(matchControls([control], { search: "PUBLIC bucket" })).toHaveLength(1);
    expect(matchControls([control], { search: "public write" })).toHaveLength(0);
  });

  test("by a marker of another list is told as not understood", () => {
    expect(readListing({ after: "garbage" }).unused).toEqual(["after"]);
  });

  test("by a region in which they fail, which is fewer than those deployed there", () => {
    const regions = ["eu-west-1", "us-east-1"];
    const here = aControl({ key: "E", regions, failingRegions: ["eu-west-1"] });
    const there = aControl({ key: "F", regions, failingRegions: ["us-east-1"] });
    const { query, unused } = readListing({ failing: "eu-west-1" });
    expect(unused).toEqual([]);
    expect(keysOf(matchControls([here, there], query))).toEqual(["E"]);
  });

  test("nothing asked for leaves everything", () => {
    expect(matchControls(all, {})).toEqual(all);
  });
});

describe("arranging a list of controls", () => {
  const arranged = (grouping: "severity" | "pillar" | "none", reversed = false) =>
    sectionsOf(all, { sort: "title", reversed, grouping }).map(({ name, controls }) => [
      name,
      keysOf(controls),
    ]);

  test("groups follow the vocabulary's order, and the unmapped come last", () => {
    expect(arranged("pillar")).toEqual([
      ["Security", ["A", "C"]],
      ["Reliability", ["D"]],
      ["Unmapped", ["custom:b"]],
    ]);
  });

  test("every control is in exactly one group", () => {
    const grouped = arranged("severity").flatMap(([, keys]) => keys);
    expect(grouped.toSorted()).toEqual(keysOf(all).toSorted());
  });

  test("reversed is the other way round", () => {
    expect(arranged("none", true)).toEqual([[null, ["D", "C", "custom:b", "A"]]]);
  });

  test("a page ends within a group, and the next goes on with it", () => {
    const many = Array.from({ length: 45 }, (_, index) => aControl({ key: `K${index}` }));
    const sections = foldSections([{ name: "medium", controls: many }], {}, "severity");
    expect(pageOf(sections, 1)).toMatchObject({ from: 1, to: 25, previous: null, next: 2 });
    const second = pageOf(sections, 2);
    expect(second).toMatchObject({ from: 26, to: 45, previous: 1, next: null });
    expect(second.sections[0]).toMatchObject({ total: 45 });
    expect(second.sections[0]?.rows).toHaveLength(20);
  });

  test("a page beyond the last is the last", () => {
    const sections = foldSections([{ name: null, controls: all }], {}, "none");
    expect(pageOf(sections, 99)).toMatchObject({ from: 1, to: 4 });
  });
});

describe("the address of a list of controls", () => {
  test("says what is shown and how, and reads back the same", () => {
    const address = "/controls?pillar=security&status=failing&sort=-title&group=pillar&page=2";
    const listing = readListing(parametersOf(address));
    expect(listingHref(listing, { page: listing.page })).toBe(address);
  });

  test("a change of filter begins again at the first page", () => {
    const listing = readListing(parametersOf("/controls?page=3"));
    expect(listingHref(listing, { query: { severity: "high" } })).toBe("/controls?severity=high");
  });

  test("names the filters it cannot use, and does not filter by them", () => {
    const listing = readListing(parametersOf("/controls?pillar=beauty&severity=high&page=-1"));
    expect(listing.unused).toEqual(["pillar"]);
    expect(listing.query).toMatchObject({ pillar: undefined, severity: ["high"] });
    expect(listing.page).toBe(1);
  });

  test("the headline has the number that led to it", () => {
    expect(headlineOf(5, { status: "failing" })).toBe("5 failing controls");
    expect(headlineOf(1, { status: "failing", severity: "critical" })).toBe(
      "1 critical failing control",
    );
    expect(headlineOf(3, { status: "notEvaluated" })).toBe("3 controls not seen");
    expect(headlineOf(0, {})).toBe("0 controls");
  });

  test("the headline names all that narrows the list, or how much does where that gets long", () => {
    const query = {
      status: "failing",
      pillar: "security",
      responsibility: "identity-access",
    } as const;
    expect(headlineOf(10, query)).toBe("10 failing controls in Security under Identity and access");
    expect(headlineOf(4, { pack: ["Own", "Other"], search: "s3" })).toBe(
      "4 controls of the pack Own or Other, with “s3”",
    );
    expect(headlineOf(2, { ...query, region: "eu-west-1", search: "mfa" })).toBe(
      "2 failing controls in Security matching 3 more filters",
    );
  });
});

function parametersOf(address: string): Record<string, string> {
  return Object.fromEntries(new URL(address, "http://localhost").searchParams);
}

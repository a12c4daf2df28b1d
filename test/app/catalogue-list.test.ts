import { describe, expect, test } from "vitest";
import { pageOfRows } from "../../app/_lists/page-of-rows.ts";
import { foldNote } from "../../app/_words/rule-groups.ts";
import {
  controlsByRule,
  foldGroups,
  foldsOf,
  isFound,
  matchRules,
} from "../../app/catalogue/list-rules.ts";
import { readRuleListing, ruleListingHref } from "../../app/catalogue/rule-listing.ts";
import { worstStatus } from "../../app/catalogue/worst-status.ts";
import { aRuleMapping } from "../builders/a-catalogue.ts";
import { aControl } from "./a-control.ts";

const nobody = { user: [], aws: [], community: [], demarc: [] };
const bucket = aRuleMapping({
  identifier: "BUCKET_RULE",
  title: "Bucket is public",
  severity: "critical",
  controlsBy: { ...nobody, aws: ["hipaa:1"], community: ["pci:1.2"] },
});
const queue = aRuleMapping({
  identifier: "QUEUE_RULE",
  title: "Queue has no dead letters",
  severity: "low",
  pillars: ["reliability"],
  responsibility: null,
});
const tags = ["A_TAGGED", "B_TAGGED"].map((identifier) =>
  aRuleMapping({
    identifier,
    title: `${identifier} is missing`,
    severity: "low",
    group: "tags-and-descriptions",
  }),
);
const rules = [queue, bucket, ...tags];
const deployed = controlsByRule([
  aControl({ key: "QUEUE_RULE", identifier: "QUEUE_RULE" }),
  aControl({ key: "custom:x", identifier: null }),
]);

const found = (query: Parameters<typeof matchRules>[1], where: typeof deployed = deployed) =>
  matchRules(rules, query, where).map(({ identifier }) => identifier);

describe("the pager under folded rules", () => {
  test("says why it has fewer rows than the heading counts", () => {
    expect(foldNote(foldsOf(foldGroups(rules, {})))).toBe(
      "2 rules about tags and descriptions stand in one",
    );
  });

  test("says nothing where none are folded", () => {
    expect(foldNote(foldsOf(foldGroups(rules, { search: "tagged" })))).toBeUndefined();
  });
});

describe("the catalogue's rules", () => {
  test("the worst first, then by title", () => {
    expect(found({})).toEqual(["BUCKET_RULE", "A_TAGGED", "B_TAGGED", "QUEUE_RULE"]);
  });

  test.for([
    [{ pillar: "reliability" }, ["QUEUE_RULE"]],
    [{ responsibility: "operations" }, ["QUEUE_RULE"]],
    [{ severity: "critical" }, ["BUCKET_RULE"]],
    [{ standard: "pci" }, ["BUCKET_RULE"]],
    [{ source: "aws" }, ["BUCKET_RULE"]],
    [{ group: "tags-and-descriptions" }, ["A_TAGGED", "B_TAGGED"]],
    [{ search: "PUBLIC bucket" }, ["BUCKET_RULE"]],
    [{ search: "queue_rule" }, ["QUEUE_RULE"]],
    [{ deployed: "here" }, ["QUEUE_RULE"]],
    [{ deployed: "not" }, ["BUCKET_RULE", "A_TAGGED", "B_TAGGED"]],
  ] as const)("narrowed by %o", ([query, expected]) => {
    expect(found(query)).toEqual(expected);
  });

  test("who says so is asked of the standard that is asked for, not of any", () => {
    expect(found({ standard: "pci", source: "community" })).toEqual(["BUCKET_RULE"]);
    expect(found({ standard: "pci", source: "aws" })).toEqual([]);
  });

  test("while nothing was collected, nothing is known to be missing", () => {
    expect(found({ deployed: "not" }, null)).toHaveLength(rules.length);
    expect(found({ deployed: "here" }, null)).toHaveLength(rules.length);
  });

  test("every word of a search must be there", () => {
    expect(isFound("S3 bucket allows public read", "bucket read")).toBe(true);
    expect(isFound("S3 bucket allows public read", "bucket write")).toBe(false);
  });
});

describe("rules about tags and descriptions in the catalogue", () => {
  test("are the first row, folded", () => {
    const rows = foldGroups(rules, {});
    expect(rows.map(({ kind }) => kind)).toEqual(["group", "rule", "rule"]);
    expect(rows[0]).toMatchObject({ rules: tags });
  });

  test("are told one by one to whoever asks for them, or for words", () => {
    expect(foldGroups(tags, { group: "tags-and-descriptions" })).toHaveLength(2);
    expect(foldGroups(tags, { search: "tag" })).toHaveLength(2);
  });

  test("one alone is a row like any other", () => {
    expect(foldGroups(tags.slice(0, 1), {}).map(({ kind }) => kind)).toEqual(["rule"]);
  });
});

describe("a page of a list", () => {
  const many = Array.from({ length: 60 }, (_, index) => index);

  test("holds twenty-five rows, and the last what is left", () => {
    expect(pageOfRows(many, 1)).toMatchObject({ from: 1, to: 25, previous: null, next: 2 });
    expect(pageOfRows(many, 3)).toMatchObject({ from: 51, to: 60, previous: 2, next: null });
  });

  test("beyond the end is the last, and an empty list is one empty page", () => {
    expect(pageOfRows(many, 99)).toMatchObject({ from: 51 });
    expect(pageOfRows([], 1)).toEqual({ rows: [], from: 0, to: 0, previous: null, next: null });
  });
});

describe("the address of a list of rules", () => {
  const read = (address: string) =>
    readRuleListing(Object.fromEntries(new URL(address, "http://localhost").searchParams), [
      "pci-dss-4.0.1",
    ]);

  test("says what is shown, and reads back the same", () => {
    const address = "/catalogue?search=read&standard=pci-dss-4.0.1&deployed=not&page=2";
    const listing = read(address);
    expect(ruleListingHref(listing, { page: listing.page })).toBe(address);
  });

  test("a standard that nobody knows is named, and not filtered by", () => {
    const listing = read("/catalogue?standard=beauty&severity=high&page=-3");
    expect(listing).toMatchObject({ unused: ["standard"], page: 1 });
    expect(listing.query).toMatchObject({ standard: undefined, severity: "high" });
  });
});

test("of a rule's controls the worst is told, and unseen is worse than passing", () => {
  expect(worstStatus([{ status: "passing" }, { status: "notEvaluated" }])).toBe("notEvaluated");
  expect(worstStatus([{ status: "notApplicable" }, { status: "passing" }])).toBe("passing");
  expect(worstStatus([{ status: "notEvaluated" }, { status: "failing" }])).toBe("failing");
  expect(worstStatus([])).toBeNull();
});

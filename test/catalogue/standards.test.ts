import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { catalogueFiles } from "../../lib/catalogue/catalogue-files.ts";
import { loadCatalogue } from "../../lib/catalogue/load-catalogue.ts";
import { parseCatalogue } from "../../lib/catalogue/parse-catalogue.ts";
import type { StandardEntry } from "../../lib/catalogue/standard-schema.ts";
import published from "./facts/published-standards.json" with { type: "json" };
import wording from "./facts/source-wording.json" with { type: "json" };

const entries = parseCatalogue(catalogueFiles);
const catalogue = loadCatalogue();

function standard(id: string): StandardEntry {
  const found = entries.standards.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no standard ${id}`);
  return found;
}

function assessable(id: string) {
  return standard(id).requirements.flatMap((row) => (row.assessable ? [row] : []));
}

function countBy(values: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value ?? "none"] = (counts[value ?? "none"] ?? 0) + 1;
  return counts;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

describe("the list of a standard is whole", () => {
  test("these nine are there", () => {
    expect(entries.standards.map(({ id }) => id).sort()).toEqual(Object.keys(published).sort());
  });

  test.each(Object.entries(published))(
    "%s has the number of requirements its publisher gives, by their numbers",
    (id, { assessable: count, ids }) => {
      expect(assessable(id)).toHaveLength(count);
      expect(standard(id).published.assessable).toBe(count);
      // The list of numbers as one digest: a number that is wrong, missing or moved changes it.
      expect(
        sha256(
          assessable(id)
            .map((row) => row.id)
            .join("\n"),
        ),
      ).toBe(ids);
    },
  );

  test("PCI DSS 4.0.1: 233 apply to everyone, the rest to some", () => {
    expect(countBy(assessable("pci-dss-4.0.1").map(({ scope }) => scope))).toEqual({
      all: 233,
      "service-providers": 15,
      issuers: 1,
      "multi-tenant-service-providers": 8,
      "pos-ssl-early-tls": 1,
      "service-providers-pos-ssl-early-tls": 2,
      "designated-entities": 20,
    });
  });

  test("HIPAA: 22 standards and 46 specifications, 24 of them required and 22 addressable", () => {
    const rows = assessable("hipaa-security");
    const specifications = rows.filter(({ kind }) => kind === "implementation-specification");
    expect(rows.filter(({ kind }) => kind === "standard")).toHaveLength(22);
    expect(countBy(specifications.map(({ label }) => label))).toEqual({
      required: 24,
      addressable: 22,
    });
  });

  test("SOC 2: 33 common criteria, and those of the four other categories", () => {
    expect(countBy(assessable("soc-2-2017").map(({ scope }) => scope))).toEqual({
      security: 33,
      availability: 3,
      confidentiality: 2,
      "processing-integrity": 5,
      privacy: 18,
    });
  });

  test("ISO 27001 Annex A: 37, 8, 14 and 34", () => {
    expect(countBy(assessable("iso-27001-2022").map(({ parent }) => parent))).toEqual({
      "A.5": 37,
      "A.6": 8,
      "A.7": 14,
      "A.8": 34,
    });
  });

  test("Well-Architected: six pillars, 57 questions, 307 practices", () => {
    const rows = standard("well-architected").requirements;
    expect(rows.filter(({ parent }) => parent === null)).toHaveLength(6);
    expect(rows.filter((row) => !row.assessable && row.parent !== null)).toHaveLength(57);
    expect(assessable("well-architected")).toHaveLength(307);
  });
});

describe("what applies out of the box", () => {
  test.each([
    ["pci-dss-4.0.1", ["all"]],
    ["soc-2-2017", ["security"]],
    ["hipaa-security", []],
  ])("of %s: %j", (id, scopes) => {
    const found = catalogue.standards.find((one) => one.id === id);
    expect(found?.scopes.filter(({ applies }) => applies).map((scope) => scope.id)).toEqual(scopes);
  });
});

describe("whose job a requirement is", () => {
  test("carries on what it stands, wherever it is not a statement of AWS's own", () => {
    for (const { id } of entries.standards)
      for (const { responsibility } of assessable(id))
        expect(["public", "judgement"]).toContain(responsibility.basis);
    expect(countBy(assessable("pci-dss-4.0.1").map((row) => row.responsibility.who))).toEqual({
      customer: 145,
      shared: 117,
      aws: 18,
    });
  });

  test("AWS's half is spoken for by kinds of evidence that Artifact holds", () => {
    const pci = assessable("pci-dss-4.0.1").flatMap((row) => row.responsibility.evidence);
    expect(new Set(pci)).toEqual(new Set(["pci-aoc", "pci-responsibility-summary"]));
  });

  test("HIPAA names the business associate addendum where a contract is asked for", () => {
    const named = assessable("hipaa-security").filter(({ responsibility }) =>
      responsibility.evidence.includes("baa"),
    );
    expect(named.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["164.308(b)(1)", "164.308(b)(3)", "164.314(a)(1)"]),
    );
    for (const { responsibility } of named) expect(responsibility.how).toMatch(/BAA|addendum/i);
  });
});

describe("wording", () => {
  const known = { titles: new Set(wording.titles), hows: new Set(wording.hows) };
  /** Only digests of the sources' wording are kept here: enough to see a copy, nothing to copy from. */
  const digest = (text: string) =>
    sha256(
      text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, " ")
        .trim(),
    ).slice(0, 16);

  test("no title of a requirement is copied from a source", () => {
    const copied = entries.standards.flatMap(({ id, requirements }) =>
      requirements
        .filter(({ title }) => known.titles.has(digest(title)))
        .map((row) => `${id}:${row.id} ${row.title}`),
    );
    expect(copied).toEqual([]);
  });

  test("nor is a title of a rule, or a sentence on how a requirement is shared", () => {
    const rules = catalogue.rules.filter(({ title }) => known.titles.has(digest(title)));
    expect(rules.map(({ title }) => title)).toEqual([]);
    const shared = entries.standards.flatMap(({ id }) =>
      assessable(id).filter(({ responsibility: { how } }) => how && known.hows.has(digest(how))),
    );
    expect(shared.map(({ id }) => id)).toEqual([]);
  });

  test("the digests would notice a copy", () => {
    expect(known.titles.has(digest("Access Keys Rotated"))).toBe(true);
    expect(known.titles.has(digest("Account Management"))).toBe(true);
  });
});

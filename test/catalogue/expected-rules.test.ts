import { describe, expect, test } from "vitest";
import { loadCatalogue } from "../../lib/catalogue/load-catalogue.ts";
import { expectedRules } from "./expected-rules.ts";

const catalogue = loadCatalogue();

type Expected = (typeof expectedRules)[number];

/** Where the rubric decides for the catalogue: the members that differ, and why. Everything else is as expected. */
const deliberatelyOtherwise = new Map<
  string,
  { readonly members: readonly string[]; readonly why: string }
>([
  [
    "IAM_USER_MFA_ENABLED",
    {
      members: ["severity"],
      why: "a password without MFA is said more exactly by MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS, which is high; it is weighed by the rest",
    },
  ],
  [
    "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
    {
      members: ["responsibility"],
      why: "an address by which strangers reach a store is the network's to take away; data protection is where data itself is handed out",
    },
  ],
]);

/** The members in which the catalogue says something else than was expected of it, in a fixed order. */
function differences(expected: Expected): string[] {
  const { identifier, pillars, primaryPillar, responsibility, severity } = expected;
  const rule = catalogue.mapRule({ identifier, name: "any-name", resourceTypes: [] });
  expect(rule.classifiedBy).toBe("catalogue");
  const accepted: readonly string[] = severity;
  return [
    ...(pillars.every((pillar) => rule.pillars.includes(pillar)) ? [] : ["pillars"]),
    ...(rule.primaryPillar === primaryPillar ? [] : ["primaryPillar"]),
    ...(rule.responsibility === responsibility ? [] : ["responsibility"]),
    ...(accepted.includes(rule.severity) ? [] : ["severity"]),
  ];
}

describe("what was expected of sixty rules before the catalogue was read", () => {
  test("is sixty rules, each named once", () => {
    expect(expectedRules).toHaveLength(60);
    expect(new Set(expectedRules.map(({ identifier }) => identifier)).size).toBe(60);
  });

  test.each(expectedRules.filter(({ identifier }) => !deliberatelyOtherwise.has(identifier)))(
    "$identifier is what was expected",
    (expected) => {
      expect(differences(expected)).toEqual([]);
    },
  );

  test.each([...deliberatelyOtherwise])(
    "%s differs from what was expected, and only where a reason says so",
    (identifier, { members }) => {
      const expected = expectedRules.filter((row) => row.identifier === identifier);
      expect(expected.map(differences)).toEqual([members]);
    },
  );

  test("differs from the catalogue only in rules whose page tells the reader why", () => {
    const untold = [...deliberatelyOtherwise.keys()].filter((identifier) => {
      const rule = catalogue.mapRule({ identifier, name: "any-name", resourceTypes: [] });
      return rule.deliberately === null;
    });
    expect(untold).toEqual([]);
  });
});

describe("what the catalogue says to be deliberately so", () => {
  test("quotes no severity that AWS Security Hub gives", () => {
    const quoting = catalogue.rules.filter(({ deliberately }) =>
      /security hub (rates|gives|says|calls)/i.test(deliberately ?? ""),
    );
    expect(quoting).toEqual([]);
  });

  test("gives every rule a reason of its own", () => {
    const reasons = catalogue.rules.flatMap(({ deliberately }) => deliberately ?? []);
    expect(reasons.length).toBeGreaterThan(100);
    expect(new Set(reasons).size).toBe(reasons.length);
  });
});

import { describe, expect, test } from "vitest";
import { findingHeadline } from "../../app/findings/finding-headline.ts";
import { readFindingListing } from "../../app/findings/finding-listing.ts";
import { tabsBySeverity } from "../../app/findings/tabs-by-severity.ts";
import { resourceHeadline } from "../../app/resources/resource-headline.ts";

const counts = { critical: 1, high: 2, medium: 0, low: 1, archived: 3, sample: 0 };
const tabsOf = (parameters: Readonly<Record<string, string>>) =>
  tabsBySeverity(readFindingListing(parameters), counts);

describe("the tabs of a list of findings", () => {
  test("leave all other filters as they are", () => {
    const others = { region: "eu-west-1", responsibility: "identity-access", search: "role" };
    const hrefs = tabsOf({ ...others, severity: "critical" }).map(({ href }) => href);

    for (const href of hrefs) {
      const { searchParams } = new URL(href, "http://localhost");
      expect(Object.fromEntries(searchParams)).toMatchObject(others);
    }
    expect(new URL(hrefs[2] ?? "", "http://localhost").searchParams.get("severity")).toBe("high");
  });

  test("tell what those filters leave, all the active first", () => {
    const told = tabsOf({ region: "eu-west-1" }).map((tab) => [tab.name, tab.count, tab.here]);

    expect(told).toEqual([
      ["All active", "4", true],
      ["critical", "1", false],
      ["high", "2", false],
      ["medium", "0", false],
      ["low", "1", false],
      ["archived", "3", false],
      ["samples", "0", false],
    ]);
  });

  test("choose a severity in place of a state, so that none is where both are in force", () => {
    const tabs = tabsOf({ state: "archived", severity: "high" });

    expect(tabs.filter(({ here }) => here)).toEqual([]);
    expect(tabs.map(({ href }) => href)).toContain("/findings?severity=high");
    expect(tabs.map(({ href }) => href)).toContain("/findings?state=archived");
  });
});

describe("a headline", () => {
  test("of findings names all that narrows them", () => {
    expect(findingHeadline(37, { region: "eu-west-1" })).toBe("37 active findings in eu-west-1");
    expect(findingHeadline(1, { severity: "critical", responsibility: "identity-access" })).toBe(
      "1 active critical finding under Identity and access",
    );
    expect(findingHeadline(1, { region: "eu-west-1", activity: "new", role: "actor" })).toBe(
      "1 active finding matching 3 filters",
    );
  });

  test("of resources names all that narrows them", () => {
    expect(resourceHeadline(0, { search: "no-such" })).toBe("0 resources with “no-such”");
    expect(
      resourceHeadline(3, { status: "failing", type: "AWS::S3::Bucket", region: "us-east-1" }),
    ).toBe("3 failing resources of type AWS::S3::Bucket, in us-east-1");
  });

  test("writes out what an address hides in a name", () => {
    expect(findingHeadline(0, { region: "a\u202Eb" })).toBe("0 active findings in a[U+202E]b");
  });
});

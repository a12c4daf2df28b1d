import { describe, expect, test } from "vitest";
import { headlineOf, isBeyondSight, viewItems } from "../../app/acceptable-use/view-items.ts";
import type { AcceptableUseItem } from "../../lib/posture/control.ts";
import type { AcceptableUseAssessment, FindingGroup } from "../../lib/posture/posture.ts";
import { aFindingTypeMapping } from "../builders/a-catalogue.ts";

const spam = "Backdoor:EC2/Spambot";
const guessing = "UnauthorizedAccess:EC2/SSHBruteForce";

function anItem(id: AcceptableUseItem["id"]): AcceptableUseItem {
  return { id, title: id, meaning: "Nobody may.", watched: "Flow logs tell." };
}

function judged(given: Partial<AcceptableUseAssessment>): AcceptableUseAssessment {
  return {
    id: "mass-email",
    status: "no_evidence",
    findingTypes: [spam],
    evidence: 0,
    unclear: 0,
    watches: [],
    ...given,
  };
}

function active(type: string, count: number): FindingGroup {
  return {
    type,
    title: type,
    severity: "medium",
    severityScore: 5,
    count,
    regions: ["eu-west-1"],
    pillars: ["security"],
    responsibility: null,
    lastSeenAt: null,
    asDoer: 0,
    resources: 1,
    lastDay: { made: 0, seen: 0 },
  };
}

function viewed(
  acceptableUse: readonly AcceptableUseAssessment[],
  findingGroups: readonly FindingGroup[] = [],
) {
  return viewItems(
    acceptableUse.map(({ id }) => anItem(id)),
    [aFindingTypeMapping({ type: spam }), aFindingTypeMapping({ type: guessing })],
    { acceptableUse, findingGroups },
  );
}

describe("items of acceptable use", () => {
  test("evidence comes first, then silence, then what nothing would notice", () => {
    const views = viewed([
      judged({ id: "mass-email", status: "would_not_notice" }),
      judged({ id: "intrusion", status: "no_evidence" }),
      judged({ id: "violence", status: "evidence" }),
    ]);
    expect(views.map(({ item }) => item.id)).toEqual(["violence", "intrusion", "mass-email"]);
  });

  test("every active finding of an item's types is evidence, unclear, or an attack on us", () => {
    const [view] = viewed(
      [judged({ findingTypes: [spam, guessing], status: "evidence", evidence: 2, unclear: 1 })],
      [active(spam, 2), active(guessing, 6), active("Other:EC2/Thing", 9)],
    );
    expect(view?.attacksOnUs).toBe(5);
    expect(view?.types.map(({ mapping, active: count }) => [mapping.type, count])).toEqual([
      [guessing, 6],
      [spam, 2],
    ]);
  });

  test("an item that no finding type speaks of is beyond sight", () => {
    const [seen] = viewed([judged({})]);
    const [unseen] = viewed([judged({ findingTypes: [], status: "would_not_notice" })]);
    expect(seen && isBeyondSight(seen)).toBe(false);
    expect(unseen && isBeyondSight(unseen)).toBe(true);
  });
});

describe("the first line", () => {
  test("counts the items with evidence", () => {
    const views = viewed([
      judged({ status: "evidence" }),
      judged({ id: "intrusion", status: "would_not_notice" }),
    ]);
    expect(headlineOf(views)).toBe("Evidence found against 1 of 2 items of acceptable use");
  });

  test("silence is told with where it was listened for, and blindness is no silence", () => {
    expect(headlineOf(viewed([judged({})]))).toBe(
      "No evidence of misuse found where anything looked",
    );
    expect(headlineOf(viewed([judged({ status: "would_not_notice" })]))).toBe(
      "Nothing here would notice misuse",
    );
  });
});

import { describe, expect, test } from "vitest";
import { statesOf } from "../../app/resources/past-states.ts";
import { placeOfKey, rowKeyOf } from "../../app/resources/resource-listing.ts";
import { type ResourceEvaluation, viewResource } from "../../app/resources/view-resource.ts";
import type { ExceptionAssessment, Posture, RuleAssessment } from "../../lib/posture/posture.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";
import { aControl } from "./a-control.ts";

const [first, second, third] = ["2026-11-20", "2026-11-21", "2026-11-22"].map(
  (date) => `${date}T09:00:00.000Z`,
) as [string, string, string]; // three dates make three
const place = { region: "eu-west-1", resourceType: "AWS::S3::Bucket", resourceId: "orders" };
const failing = { compliance: "NON_COMPLIANT", annotation: "open" } as const;

function aVerdict(given: Partial<ResourceEvaluation> = {}): ResourceEvaluation {
  return {
    ...anEvaluation(),
    control: "A",
    capturedAt: null,
    validFrom: first,
    validTo: null,
    ...given,
  };
}

describe("the history of a control on a resource", () => {
  test("is the worst of its copies at each moment, newest first", () => {
    const states = statesOf([
      aVerdict({ ruleName: "own" }),
      aVerdict({ ruleName: "pack", validTo: second }),
      aVerdict({ ruleName: "pack", ...failing, validFrom: second, validTo: third }),
      aVerdict({ ruleName: "pack", validFrom: third }),
    ]);

    expect(states).toEqual([
      { compliance: "COMPLIANT", annotation: null, from: third, to: null },
      { compliance: "NON_COMPLIANT", annotation: "open", from: second, to: third },
      { compliance: "COMPLIANT", annotation: null, from: first, to: second },
    ]);
  });

  test("says where nothing judged it, and ends where the last verdict did", () => {
    const states = statesOf([
      aVerdict({ validTo: second }),
      aVerdict({ validFrom: third, validTo: "2026-11-23T09:00:00.000Z" }),
    ]);

    expect(states.map(({ compliance, to }) => [compliance, to])).toEqual([
      ["COMPLIANT", "2026-11-23T09:00:00.000Z"],
      [null, third],
      ["COMPLIANT", second],
    ]);
  });
});

describe("what is said of a resource", () => {
  const posture = (
    rules: readonly Partial<RuleAssessment>[],
    exceptions: readonly ExceptionAssessment[] = [],
  ) =>
    ({
      controls: [
        aControl({ key: "A", severity: "low" }),
        aControl({ key: "B", severity: "critical" }),
      ],
      rules: rules.map((rule) => ({
        region: "eu-west-1",
        resourceTypes: ["AWS::S3::Bucket"],
        because: null,
        ...rule,
      })),
      exceptions,
      // Only what the view reads: the rest of a posture has no say here.
    }) as unknown as Posture;

  test("is one row for each control, in the worst verdict of its copies, failing first", () => {
    const view = viewResource(
      posture([
        { name: "own", control: "A" },
        { name: "pack", control: "A" },
        { name: "b", control: "B" },
      ]),
      place,
      [
        aVerdict({ ruleName: "b", control: "B" }),
        aVerdict({ ruleName: "own" }),
        aVerdict({ ruleName: "pack", ...failing }),
      ],
    );

    expect(view.judged.map(({ key, verdict, copies }) => [key, verdict, copies.length])).toEqual([
      ["A", "NON_COMPLIANT", 2],
      ["B", "COMPLIANT", 1],
    ]);
  });

  test("names what excuses that a control fails on it, after the controls that nothing excuses", () => {
    const accepted = { ...anException({ control: "B", pattern: "ord*" }), active: true };
    const view = viewResource(posture([], [accepted]), place, [
      aVerdict({ ruleName: "b", control: "B", ...failing }),
      aVerdict({ ruleName: "own", ...failing }),
    ]);

    expect(view.judged.map(({ key, exception }) => [key, exception])).toEqual([
      ["A", null],
      ["B", accepted],
    ]);
  });

  test("names controls that look at it and could not be seen, and those that judge it no longer", () => {
    const view = viewResource(
      posture([{ name: "b", control: "B", compliance: "NOT_READ", because: "denied" }]),
      place,
      [aVerdict({ validTo: second })],
    );

    expect(view.judged).toEqual([]);
    expect(view.unseen.map(({ key }) => key)).toEqual(["B"]);
    expect(view.left.map(({ key }) => key)).toEqual(["A"]);
  });

  test("is not fresh when every copy that decides is from an earlier reading", () => {
    const rule = { name: "s3-bucket-versioning-enabled", control: "A" };
    const stale = viewResource(posture([{ ...rule, because: "throttled" }]), place, [aVerdict()]);
    const fresh = viewResource(posture([rule]), place, [aVerdict()]);

    expect([stale.judged[0]?.stale, fresh.judged[0]?.stale]).toEqual([true, false]);
  });
});

test.each(["a", "a/b", "arn:aws:x:/y", " % "])("a row's key gives back the resource %s", (id) => {
  const named = { ...place, resourceId: id };
  expect(placeOfKey(rowKeyOf(named))).toEqual(named);
  expect(placeOfKey("no place")).toBeNull();
});

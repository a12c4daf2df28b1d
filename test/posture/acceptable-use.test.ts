import { describe, expect, test } from "vitest";
import type { AcceptableUseAssessment } from "../../lib/posture/posture.ts";
import type { Snapshot } from "../../lib/posture/snapshot.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aDetector } from "../builders/an-observation.ts";
import { assess } from "./assessing.ts";

const spam = "Backdoor:EC2/Spambot";
const on = { name: "FLOW_LOGS", status: "ENABLED" } as const;
const off = { name: "FLOW_LOGS", status: "DISABLED" } as const;

function massEmail(
  given: Partial<Snapshot> = {},
  types: readonly string[] = [spam],
  roleTells = true,
) {
  const { acceptableUse } = assess(
    { detectors: [aDetector({ features: [on] })], ...given },
    {
      catalogue: {
        findingTypes: types.map((type) => ({
          type,
          acceptableUse: "mass-email" as const,
          features: ["FLOW_LOGS"],
          roleTells,
        })),
        acceptableUse: [
          {
            id: "mass-email",
            title: "Unsolicited mass e-mail",
            meaning: "Nobody asked for it.",
            watched: "Traffic on port 25.",
          },
        ],
      },
    },
  );
  const [item] = acceptableUse;
  if (item === undefined) throw new Error("no item was judged");
  return item;
}

describe("evidence of a breach", () => {
  test("is an active finding in which our own resource is the doer", () => {
    const findings = [aFinding({ type: spam, resourceRole: "ACTOR" })];
    expect(massEmail({ findings })).toMatchObject({ status: "evidence", evidence: 1, unclear: 0 });
  });

  test("is not one in which our resource is the victim", () => {
    const findings = [aFinding({ type: spam, resourceRole: "TARGET" })];
    expect(massEmail({ findings })).toMatchObject({ status: "no_evidence", evidence: 0 });
  });

  test("is not one whose doer GuardDuty does not name, which is counted as unclear", () => {
    const findings = [aFinding({ type: spam, resourceRole: null })];
    expect(massEmail({ findings })).toMatchObject({
      status: "no_evidence",
      evidence: 0,
      unclear: 1,
    });
  });

  test("is unclear where GuardDuty says target of a resource that can only be the doer", () => {
    const findings = [aFinding({ type: spam, resourceRole: "TARGET" })];
    expect(massEmail({ findings }, [spam], false)).toMatchObject({
      status: "no_evidence",
      evidence: 0,
      unclear: 1,
    });
  });

  test("is not an archived finding, a sample, or one of another type", () => {
    const actor = { type: spam, resourceRole: "ACTOR" } as const;
    const findings = [
      aFinding({ ...actor, archived: true }),
      aFinding({ ...actor, sample: true }),
      aFinding({ ...actor, type: "Recon:EC2/Portscan" }),
    ];
    expect(massEmail({ findings }).status).toBe("no_evidence");
  });
});

describe("silence", () => {
  const watch = (item: AcceptableUseAssessment) => item.watches[0];

  test("says something where what would notice is on, and names those regions", () => {
    const item = massEmail();
    expect(item.status).toBe("no_evidence");
    expect(watch(item)).toEqual({ feature: "FLOW_LOGS", on: ["eu-west-1"], off: [], notRead: [] });
  });

  test("says nothing where it is off", () => {
    const item = massEmail({ detectors: [aDetector({ features: [off] })] });
    expect(item.status).toBe("would_not_notice");
    expect(watch(item)).toMatchObject({ on: [], off: ["eu-west-1"] });
  });

  test("says nothing where there is no detector, or it is suspended", () => {
    const coverage = [
      aKeptCoverage({ source: "guardduty", state: "not_set_up", reason: "detector_missing" }),
    ];
    expect(massEmail({ coverage, detectors: [] }).status).toBe("would_not_notice");
    const suspended = [aDetector({ status: "DISABLED", features: [on] })];
    expect(massEmail({ detectors: suspended }).status).toBe("would_not_notice");
  });

  test("says nothing where GuardDuty could not be read", () => {
    const coverage = [aKeptCoverage({ source: "guardduty", state: "not_read", reason: "denied" })];
    const item = massEmail({ coverage });
    expect(item.status).toBe("would_not_notice");
    expect(watch(item)).toMatchObject({ on: [], notRead: ["eu-west-1"] });
  });

  test("says nothing where the detector was found and its findings were refused", () => {
    const coverage = [aKeptCoverage({ source: "guardduty", state: "partial", reason: "denied" })];
    const item = massEmail({ coverage });
    expect(item.status).toBe("would_not_notice");
    expect(watch(item)).toMatchObject({ on: [], notRead: ["eu-west-1"] });
  });

  test("a region where AWS does not offer the plan is neither on nor off", () => {
    const item = massEmail({ detectors: [aDetector({ features: [] })] });
    expect(watch(item)).toEqual({ feature: "FLOW_LOGS", on: [], off: [], notRead: [] });
  });

  test("nothing would notice an item that no finding type speaks of", () => {
    expect(massEmail({}, [])).toMatchObject({ status: "would_not_notice", findingTypes: [] });
  });
});

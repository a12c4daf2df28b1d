import { describe, expect, test } from "vitest";
import { assessPosture } from "../../lib/posture/assess-posture.ts";
import { narrowSnapshot } from "../../lib/posture/narrow-snapshot.ts";
import type { PostureFilter } from "../../lib/posture/posture-filter.ts";
import { aCatalogue, aRequirement, aStandard } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { aSnapshot } from "../builders/a-snapshot.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { asOf } from "./assessing.ts";

const catalogue = aCatalogue({
  standards: [
    aStandard({ id: "pci-x" }),
    aStandard({ id: "soc-x", rows: [aRequirement({ findings: ["brute-force"] })] }),
  ],
  rules: [
    { controls: ["pci-x:1.1"] },
    {
      identifier: "EIP_ATTACHED",
      pillars: ["cost-optimization"],
      responsibility: null,
      severity: "low",
    },
  ],
});
const whole = aSnapshot({
  coverage: [
    aKeptCoverage(),
    aKeptCoverage({ region: "us-east-1" }),
    aKeptCoverage({ source: "artifact", region: "global" }),
  ],
  rules: [
    aKeptRule({ packName: "Pack" }),
    aKeptRule({ region: "us-east-1", name: "eip", identifier: "EIP_ATTACHED" }),
  ],
  evaluations: [anEvaluation(), anEvaluation({ region: "us-east-1", ruleName: "eip" })],
  findings: [aFinding(), aFinding({ region: "us-east-1", severityScore: 2 })],
});

function narrowed(filter: PostureFilter) {
  const snapshot = narrowSnapshot(whole, catalogue, filter);
  const posture = assessPosture({ snapshot, catalogue, exceptions: [], asOf });
  const { critical, high, medium, low } = posture.findings;
  return {
    controls: posture.controls.map((control) => control.key),
    findings: critical + high + medium + low,
    coverage: posture.coverage.length,
  };
}

const versioning = "S3_BUCKET_VERSIONING_ENABLED";

describe("a part in which no finding could count", () => {
  test("takes nothing from a detector's silence, and is unknown when nothing of it was judged", () => {
    const never = { kind: "insufficient_data", detail: "never ran" } as const;
    const unjudged = aSnapshot({
      rules: [
        aKeptRule({ name: "eip", identifier: "EIP_ATTACHED", packName: "Pack", state: never }),
      ],
      evaluations: [],
    });
    for (const filter of [{ pillar: "cost-optimization" }, { pack: "Pack" }] as const) {
      const snapshot = narrowSnapshot(unjudged, catalogue, filter);
      const posture = assessPosture({ snapshot, catalogue, exceptions: [], asOf });
      expect(posture.status).toBe("unknown");
    }
  });
});

describe("a posture narrowed to a part", () => {
  test("by region leaves that region and what belongs to no region", () => {
    expect(narrowed({ region: "us-east-1" })).toEqual({
      controls: ["EIP_ATTACHED"],
      findings: 1,
      coverage: 2,
    });
  });

  test("by pillar, item or severity leaves what the catalogue puts there", () => {
    expect(narrowed({ pillar: "security" })).toMatchObject({ controls: [versioning], findings: 2 });
    expect(narrowed({ responsibility: "data-protection" })).toMatchObject({
      controls: [versioning],
      findings: 0,
    });
    expect(narrowed({ severity: "low" })).toMatchObject({
      controls: ["EIP_ATTACHED"],
      findings: 1,
    });
  });

  test("by pack leaves the rules that the pack deployed, and no findings", () => {
    expect(narrowed({ pack: "Pack" })).toMatchObject({ controls: [versioning], findings: 0 });
  });

  test("by standard leaves what is evidence for it, and the findings that contradict a requirement of it", () => {
    expect(narrowed({ standard: "pci-x" })).toMatchObject({ controls: [versioning], findings: 0 });
    expect(narrowed({ standard: "soc-x" })).toMatchObject({ controls: [], findings: 2 });
    expect(narrowed({ standard: "pci" })).toMatchObject({ controls: [], findings: 0 });
  });

  test("by nothing is the whole", () => {
    expect(narrowed({})).toMatchObject({ controls: ["EIP_ATTACHED", versioning], findings: 2 });
  });
});

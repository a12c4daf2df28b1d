/** A control's words and its place are of one mapping, whatever that mapping depended on. */
import { expect, test, vi } from "vitest";
import { loadCatalogue } from "../../lib/catalogue/load-catalogue.ts";
import { explainControl } from "../../lib/explain-mapping.ts";
import { aPosture } from "../builders/a-posture.ts";
import { aKeptRule } from "../builders/a-rule.ts";

test.for([
  ["its tags", { name: "acme-owner-check", tags: { "demarc:pillar": "reliability" } }],
  ["what it looks at", { name: "owner-check", resourceTypes: ["AWS::IAM::Role"] }],
  [
    "what it looks at, against a likeness of its name",
    { name: "s3-bucket-versioning-enabled", resourceTypes: ["AWS::IAM::Role"] },
  ],
] as const)("a custom rule that is placed by %s is explained by the same", ([, given]) => {
  vi.stubEnv("DEMARC_MAPPING", "");
  vi.stubEnv("DEMARC_STARTED_IN", import.meta.dirname);
  const rule = aKeptRule({ identifier: null, owner: "CUSTOM_LAMBDA", ...given });
  const { controls, rules } = aPosture({ rules: [rule] }, { catalogue: loadCatalogue() });
  const [control] = controls;
  if (control === undefined) throw new Error("no control was judged");

  const { title, pillars, because, severity } = explainControl(control, rules);
  vi.unstubAllEnvs();

  expect({ title, pillars, because, severity }).toEqual({
    title: control.title,
    pillars: control.pillars,
    because: control.because,
    severity: control.severity,
  });
});

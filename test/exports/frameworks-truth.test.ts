/**
 * What `demarc export` says of standards and of the acceptable-use policy, against what the sandbox account
 * itself knows. Only which rule is evidence for what is taken from `demarc catalogue`; every verdict is
 * worked out again, by plain loops that share nothing with the core.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { againstSandbox, type Sandbox } from "../cli/against-sandbox.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import type { FakeFinding } from "../fake-aws/state.ts";
import { type TrueControl, trueControls } from "./true-controls.ts";
import { type TrueEvidence, trueAwsHalf, trueEvidence } from "./true-evidence.ts";
import { activeFindings, severityOf } from "./true-findings.ts";

interface ListedRequirement {
  readonly id: string;
  readonly responsibility: "customer" | "aws" | "shared";
  readonly evidence: readonly string[];
  readonly scope: string | null;
  readonly findings: readonly string[];
  readonly rules: Readonly<Record<string, readonly string[]>>;
}

interface ListedType {
  readonly type: string;
  readonly family: string;
  readonly acceptableUse: string | null;
  readonly roleTells: boolean;
  readonly features: readonly string[];
  readonly standing: string;
}

const fewStandards = ["hipaa-security", "pci-dss-4.0.1", "soc-2-2017"] as const;

let sandbox: Sandbox;
let exported: Record<string, Record<string, unknown>[]>;
let standards: {
  id: string;
  scopes: { id: string; applies: boolean }[];
  requirements: ListedRequirement[];
}[];
let types: ListedType[];
let controls: TrueControl[];
let evidence: TrueEvidence[];
let active: FakeFinding[];

beforeAll(async () => {
  sandbox = await againstSandbox(buildSampleAccount());
  await sandbox.run("collect");
  const run = async (...parameters: string[]) =>
    JSON.parse((await sandbox.run(...parameters)).stdout);
  exported = await run("export", "--format", "json");
  standards = await run("catalogue", "--kind", "standards");
  types = await run("catalogue", "--kind", "findings");
  controls = trueControls(sandbox.account);
  evidence = trueEvidence(sandbox.account);
  active = activeFindings(sandbox.account);
});

afterAll(() => sandbox[Symbol.asyncDispose]());

describe("standards of the sandbox account", () => {
  test.for(fewStandards)("%s equals the truth requirement by requirement", (id) => {
    const standard = standards.find((each) => each.id === id);
    const framework = exported.frameworks?.find((each) => each.id === id);
    const inScope = new Set(standard?.scopes.flatMap((scope) => (scope.applies ? scope.id : [])));
    const truth = (standard?.requirements ?? []).map((requirement) => ({
      id: requirement.id,
      inScope: requirement.scope === null || inScope.has(requirement.scope),
      ...trueRequirement(requirement),
    }));
    expect(truth.length).toBeGreaterThan(60);
    expect(framework?.controls).toMatchObject(truth);
    const counts: Record<string, number> = {};
    for (const row of truth) if (row.inScope) counts[row.status] = (counts[row.status] ?? 0) + 1;
    expect(framework?.counts).toMatchObject(counts);
    expect(framework).toMatchObject({
      total: truth.length,
      inScope: truth.filter((row) => row.inScope).length,
    });
  });

  test.for(fewStandards)(
    "%s has all four answers in sight, so that the comparison means something",
    (id) => {
      const rows = standards.find((each) => each.id === id)?.requirements ?? [];
      const statuses = new Set(rows.map((row) => trueRequirement(row).status));
      for (const status of ["failing", "passing", "not_automated", "aws_evidenced"])
        expect(statuses).toContain(status);
    },
  );
});

describe("acceptable use of the sandbox account", () => {
  test("equals the truth item by item", () => {
    const items = (exported.acceptableUse ?? []).map(({ id }) => String(id));
    expect(items).toHaveLength(9);
    expect(exported.acceptableUse).toMatchObject(items.map(trueUse));
  });
});

function trueRequirement({ responsibility, evidence: kinds, findings, rules }: ListedRequirement) {
  const identifiers = Object.values(rules).flat().sort();
  const deployed: TrueControl[] = [];
  for (const control of controls)
    if (identifiers.includes(control.identifier)) deployed.push(control);
  const failing = new Set<string>();
  for (const control of deployed) for (const resource of control.failing) failing.add(resource);
  const against = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const finding of active) {
    const family = types.find(({ type }) => type === finding.type)?.family;
    if (family !== undefined && findings.includes(family)) against[severityOf(finding)] += 1;
  }
  const half =
    responsibility === "customer" ? { awsHalf: null, evidence: [] } : trueAwsHalf(evidence, kinds);
  const statuses = deployed.map(({ status }) => status);
  const contradicted = Object.values(against).some((count) => count > 0);
  let status = "passing";
  if (responsibility === "aws")
    status = ["evidenced", "expiring"].includes(String(half.awsHalf))
      ? "aws_evidenced"
      : "aws_not_evidenced";
  else if (contradicted || statuses.includes("failing")) status = "failing";
  else if (identifiers.length === 0) status = "not_automated";
  else if (statuses.includes("notEvaluated") || !statuses.includes("passing"))
    status = "not_evaluated";
  return { status, ...half, rules: identifiers, failingResources: failing.size, findings: against };
}

function trueUse(id: string) {
  const about = types.filter(({ acceptableUse }) => acceptableUse === id);
  let done = 0;
  let unclear = 0;
  for (const finding of active) {
    const type = about.find((each) => each.type === finding.type);
    if (type === undefined) continue;
    if (finding.service.resourceRole === "ACTOR") done += 1;
    else if (finding.service.resourceRole === undefined || !type.roleTells) unclear += 1;
  }
  let heard = false;
  for (const { features, standing } of about)
    for (const feature of features)
      if (standing === "active" && isOnSomewhere(feature)) heard = true;
  return {
    id,
    status: done > 0 ? "evidence" : heard ? "no_evidence" : "would_not_notice",
    findingTypes: about.map(({ type }) => type).sort(),
    evidence: done,
    unclear,
  };
}

/** A detector that was read and is not suspended; Extended Threat Detection comes with every one. */
function isOnSomewhere(feature: string): boolean {
  for (const { region, source, state } of sandbox.account.truth().coverage) {
    if (source !== "guardduty" || state !== "read") continue;
    if (feature === "EXTENDED_THREAT_DETECTION") return true;
    for (const { name, status } of sandbox.account.region(region).detector?.features ?? [])
      if (name === feature && status === "ENABLED") return true;
  }
  return false;
}

describe("a filter by what rules and findings are about", () => {
  test.each([
    ["--severity", "medium"],
    ["--pillar", "cost-optimization"],
    ["--responsibility", "patching"],
  ])(
    "%s %s leaves standards and acceptable use as they are: judged by some, what fails would seem to pass",
    async (option, word) => {
      const { stdout } = await sandbox.run("export", "--format", "json", option, word);
      const narrowed = JSON.parse(stdout);
      expect(narrowed.controls.length).toBeLessThan(exported.controls?.length ?? 0);
      expect(narrowed.frameworks).toEqual(exported.frameworks);
      expect(narrowed.acceptableUse).toEqual(exported.acceptableUse);
    },
  );

  test("a region narrows them as it narrows everything", async () => {
    const { stdout } = await sandbox.run("export", "--format", "json", "--region", "us-west-1");
    const ofOneRegion = JSON.parse(stdout);
    expect(ofOneRegion.frameworks).not.toEqual(exported.frameworks);
    expect(ofOneRegion.frameworks.map(({ total }: { total: number }) => total)).toEqual(
      exported.frameworks?.map(({ total }) => total),
    );
  });
});

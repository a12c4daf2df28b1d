/** Which checks of the sandbox account fail, and on what. Plain loops over its state, on purpose not the core's code. */
import type { FakeAccount } from "../fake-aws/account.ts";
import type { TrueRule } from "../fake-aws/true-rules.ts";

/** One managed rule with its parameters, over all its copies. */
export interface TrueControl {
  readonly identifier: string;
  readonly status: "failing" | "passing" | "notApplicable" | "notEvaluated";
  /** Each resource once, however many copies fail it. */
  readonly failing: ReadonlySet<string>;
}

/** Belong to the account and are the same in every region. */
const ofNoRegion = ["AWS::IAM::", "AWS::CloudFront::", "AWS::Route53::", "AWS::::Account"];

/** Every managed check that is deployed somewhere. */
export function trueControls(account: FakeAccount): TrueControl[] {
  const { rules, coverage } = account.truth();
  const seenRegions = new Set<string>();
  for (const row of coverage)
    if (row.source === "config" && row.state === "read") seenRegions.add(row.region);
  const copies = new Map<string, TrueRule[]>();
  for (const rule of rules) {
    if (rule.identifier === null) continue;
    const check = checkOf(rule);
    copies.set(check, [...(copies.get(check) ?? []), rule]);
  }
  const controls: TrueControl[] = [];
  for (const same of copies.values()) controls.push(judge(account, same, seenRegions));
  return controls;
}

function checkOf({ identifier, name, parameters }: TrueRule): string {
  const words = [`${identifier}`];
  for (const parameter of Object.keys(parameters).sort())
    words.push(`${parameter} is ${parameters[parameter]}`);
  // Manual checks share their identifier: what they ask stands in the name alone.
  if (identifier === "AWS_CONFIG_PROCESS_CHECK")
    words.push(name.replace(/-conformance-pack-\w{9}$/, ""));
  return words.join(" and ");
}

function judge(
  account: FakeAccount,
  copies: readonly TrueRule[],
  seenRegions: ReadonlySet<string>,
): TrueControl {
  const failing = new Set<string>();
  const compliant = new Set<string>();
  const regions = new Set<string>();
  const answered = new Set<string>();
  for (const { region, name, state } of copies) {
    regions.add(region);
    if (seenRegions.has(region) && state !== "insufficient_data") answered.add(region);
    const rule = account.rule(region, name);
    if (rule.lastFailure !== null) continue;
    for (const { resourceType, resourceId, verdict, mode } of rule.rows.values()) {
      if (mode !== "DETECTIVE") continue;
      const everywhere = ofNoRegion.some((prefix) => resourceType.startsWith(prefix));
      const resource = `${everywhere ? "" : region} ${resourceType} ${resourceId}`;
      if (verdict === "NON_COMPLIANT") failing.add(resource);
      if (verdict === "COMPLIANT") compliant.add(resource);
    }
  }
  const identifier = copies[0]?.identifier ?? "";
  if (failing.size > 0) return { identifier, status: "failing", failing };
  if (answered.size < regions.size) return { identifier, status: "notEvaluated", failing };
  return { identifier, status: compliant.size > 0 ? "passing" : "notApplicable", failing };
}

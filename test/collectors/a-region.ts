/** One region of a sandbox account, set up as a test needs it. */
import type { FakeAccount } from "../fake-aws/account.ts";
import { addPack, type NewRule } from "../fake-aws/config-changes.ts";
import { buildEmptyAccount, buildRecorder } from "../fake-aws/sample-account.ts";
import type { FakeRecorder, Verdict } from "../fake-aws/state.ts";
import { aSandbox, now, type Sandbox } from "./a-sandbox.ts";

export const region = "eu-west-1";
/** Collects nothing but that region. */
export const onlyThere = { regions: [region] };

/** What Config keeps its own verdicts under; recorders leave it out to save money. */
export const verdictRecords = "AWS::Config::ResourceCompliance";

/** An account with a recorder in {@link region} and nothing else. */
export function anAccount(recorder: Partial<FakeRecorder> | null = {}): FakeAccount {
  const account = buildEmptyAccount({ now });
  account.region(region).recorder = recorder === null ? null : buildRecorder(account, recorder);
  return account;
}

export const bucketRule: NewRule = {
  name: "bucket-versioning",
  identifier: "S3_BUCKET_VERSIONING_ENABLED",
  resourceTypes: ["AWS::S3::Bucket"],
};

/** Deploys a rule with a verdict on each bucket that is named. */
export function addBucketRule(
  account: FakeAccount,
  verdicts: Readonly<Record<string, Verdict>>,
  rule: Partial<NewRule> = {},
): string {
  const { name } = account.addRule(region, { ...bucketRule, ...rule });
  for (const [resourceId, verdict] of Object.entries(verdicts))
    account.setVerdict({
      region,
      rule: name,
      resourceType: "AWS::S3::Bucket",
      resourceId,
      verdict,
      annotation: verdict === "NON_COMPLIANT" ? `${resourceId} keeps no versions` : null,
    });
  return name;
}

/** Deploys a pack with one rule for each name given; AWS ends their names with the pack's id. */
export function addPackWith(
  account: FakeAccount,
  packName: string,
  rules: Readonly<Record<string, Readonly<Record<string, Verdict>>>>,
): { readonly packId: string; readonly ruleNames: readonly string[] } {
  const pack = addPack(account, account.region(region), { name: packName });
  const ruleNames = Object.entries(rules).map(([name, verdicts]) =>
    addBucketRule(account, verdicts, { name: `${name}-${pack.id}`, packId: pack.id }),
  );
  return { packId: pack.id, ruleNames };
}

/** Each of its collections is made an hour after what last changed, so that every verdict has settled. */
export async function aSettledSandbox(
  account: FakeAccount,
  atEnd?: Parameters<typeof aSandbox>[1],
): Promise<Sandbox> {
  const sandbox = await aSandbox(account, atEnd);
  const later = () => new Date(account.now.getTime() + 3_600_000);
  return {
    ...sandbox,
    collect: (settings, options) => sandbox.collect(settings, { now: later, ...options }),
  };
}

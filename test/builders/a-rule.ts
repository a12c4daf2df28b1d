import type { KeptRule, Rule } from "../../lib/posture/snapshot.ts";

/** A managed rule of the account's own that was evaluated; its name is what {@link anEvaluation} refers to. */
export function aRule(given: Partial<Rule> = {}): Rule {
  const name = given.name ?? "s3-bucket-versioning-enabled";
  const accountId = given.accountId ?? "111122223333";
  const region = given.region ?? "eu-west-1";
  return {
    accountId,
    region,
    name,
    arn: `arn:aws:config:${region}:${accountId}:config-rule/${name}`,
    identifier: "S3_BUCKET_VERSIONING_ENABLED",
    owner: "AWS",
    createdBy: null,
    parameters: {},
    packName: null,
    resourceTypes: ["AWS::S3::Bucket"],
    tags: {},
    state: { kind: "evaluated" },
    lastEvaluatedAt: "2026-11-20T08:00:00.000Z",
    ...given,
  };
}

/** The same rule as the store gives it back, its results read by the snapshot that {@link aSnapshot} makes. */
export function aKeptRule(given: Partial<KeptRule> = {}): KeptRule {
  const { observedAt = "2026-11-22T09:00:30.000Z", tags = {}, ...rule } = given;
  return { ...aRule(rule), tags, observedAt };
}

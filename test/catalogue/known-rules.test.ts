import { describe, expect, test } from "vitest";
import { catalogueFiles } from "../../lib/catalogue/catalogue-files.ts";
import { loadCatalogue } from "../../lib/catalogue/load-catalogue.ts";
import { parseCatalogue } from "../../lib/catalogue/parse-catalogue.ts";
import type { RuleMapping } from "../../lib/posture/control.ts";
import { pillarIds } from "../../lib/posture/vocabulary.ts";
import managedRules from "../fake-aws/facts/managed-rules.json" with { type: "json" };
import packLabels from "./facts/well-architected-packs.json" with { type: "json" };

const catalogue = loadCatalogue();
const { rules } = parseCatalogue(catalogueFiles);

function mapped(identifier: string): RuleMapping {
  return catalogue.mapRule({ identifier, name: "any-name", resourceTypes: [] });
}

/** AWS puts each of these in another pillar's pack than the one a person would look in first. */
const primaryElsewhere = new Map([
  ["CLOUD_TRAIL_ENABLED", "who did what is asked after an attack far oftener than after an outage"],
  ["EBS_OPTIMIZED_INSTANCE", "it buys disk throughput"],
  ["EC2_STOPPED_INSTANCE", "a stopped instance is above all paid for in vain"],
  ["EC2_VOLUME_INUSE_CHECK", "a volume nobody uses is above all paid for in vain"],
]);

describe("the rules of AWS's two Well-Architected packs", () => {
  test("are 164: 127 for security, 69 for reliability, 32 of them in both", () => {
    const labels = Object.values(packLabels);
    expect(labels).toHaveLength(164);
    expect(labels.filter((pillars) => pillars.includes("security"))).toHaveLength(127);
    expect(labels.filter((pillars) => pillars.includes("reliability"))).toHaveLength(69);
    expect(labels.filter((pillars) => pillars.length === 2)).toHaveLength(32);
  });

  test.each(Object.entries(packLabels))(
    "%s is in the pillars AWS gives it: %j",
    (identifier, pillars) => {
      expect(mapped(identifier)).toMatchObject({ identifier, classifiedBy: "catalogue" });
      expect(mapped(identifier).pillars).toEqual(expect.arrayContaining(pillars));
    },
  );

  test("have their primary pillar among AWS's own, but for four with a reason", () => {
    const elsewhere = Object.entries(packLabels)
      .filter(
        ([identifier, pillars]) =>
          !pillars.some((pillar) => pillar === mapped(identifier).primaryPillar),
      )
      .map(([identifier]) => identifier);
    expect(elsewhere).toEqual([...primaryElsewhere.keys()]);
  });
});

describe("the rules of the sandbox account", () => {
  test.each(Object.entries(managedRules))(
    "%s is in the catalogue",
    (identifier, { resourceTypes }) => {
      expect(mapped(identifier).classifiedBy).toBe("catalogue");
      expect(mapped(identifier).resourceTypes).toEqual([...resourceTypes].sort());
    },
  );
});

describe("what the catalogue says of a rule", () => {
  test("is found by its identifier, whatever the rule was named", () => {
    const named = { name: "securityhub-vpc-sg-1a2b3c4d", resourceTypes: ["AWS::S3::Bucket"] };
    expect(catalogue.mapRule({ identifier: "INCOMING_SSH_DISABLED", ...named })).toMatchObject({
      title: "Security group lets the whole internet try SSH",
      resourceTypes: ["AWS::EC2::SecurityGroup"],
      severity: "high",
    });
  });

  test("gives every pillar some rule, the sixth too", () => {
    for (const pillar of pillarIds)
      expect(
        rules.filter(({ pillars }) => pillars.includes(pillar)).length,
        pillar,
      ).toBeGreaterThan(0);
  });

  test("is critical where one step takes data, a workload or the account, and only there", () => {
    const critical = rules.filter(({ severity }) => severity === "critical");
    expect(critical.map(({ identifier }) => identifier).sort()).toEqual([
      "BEDROCKAGENTCORE_GATEWAY_AUTHORIZER_ENABLED",
      "CLOUDTRAIL_S3_BUCKET_PUBLIC_ACCESS_PROHIBITED",
      "CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK",
      "CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK",
      "DOCDB_CLUSTER_SNAPSHOT_PUBLIC_PROHIBITED",
      "EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK",
      "ECS_NO_ENVIRONMENT_SECRETS",
      "ELASTICSEARCH_IN_VPC_ONLY",
      "IAM_ROOT_ACCESS_KEY_CHECK",
      "KMS_KEY_POLICY_NO_PUBLIC_ACCESS",
      "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED",
      "MSK_CLUSTER_PUBLIC_ACCESS_DISABLED",
      "NEPTUNE_CLUSTER_SNAPSHOT_PUBLIC_PROHIBITED",
      "OPENSEARCH_IN_VPC_ONLY",
      "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
      "RDS_SNAPSHOTS_PUBLIC_PROHIBITED",
      "REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK",
      "REDSHIFT_SERVERLESS_WORKGROUP_NO_PUBLIC_ACCESS",
      "RESTRICTED_INCOMING_TRAFFIC",
      "ROOT_ACCOUNT_MFA_ENABLED",
      "S3_BUCKET_PUBLIC_READ_PROHIBITED",
      "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
      "SNS_TOPIC_NO_PUBLIC_ACCESS",
      "SQS_QUEUE_NO_PUBLIC_ACCESS",
    ]);
  });

  test("leaves nobody's security item to operations", () => {
    const tagging = mapped("REQUIRED_TAGS");
    expect(tagging).toMatchObject({ responsibility: null, classifiedBy: "catalogue" });
    expect(tagging.pillars).not.toContain("security");
  });

  test("carries no words left over from writing it", () => {
    const texts = rules.flatMap((rule) => [rule.title, rule.meaning, rule.remediation]);
    const leftOver =
      /\b(TODO|TBD|FIXME|lorem|xxx|placeholder|NON_COMPLIANT|N\/A)\b|\b(\w+) \2\b|[<>]{2}|\{|\}/i;
    expect(texts.filter((text) => leftOver.test(text))).toEqual([]);
  });

  test("repeats no sentence from rule to rule that should have been written for it", () => {
    const meanings = rules.map(({ meaning }) => meaning);
    expect(meanings.filter((meaning, at) => meanings.indexOf(meaning) !== at)).toEqual([]);
  });

  test("puts what the reader must fill in between angle brackets", () => {
    const commands = rules.flatMap(({ command }) => command ?? []);
    const unfilled = /\b(my-|example|123456789012|arn:aws:)/i;
    expect(commands.filter((command) => unfilled.test(command))).toEqual([]);
    expect(commands.filter((command) => /<[^a-z>]|<[^>]*$|[^>]*\s>/.test(command))).toEqual([]);
  });
});

/** SelectResourceConfig: the queries posture readers ask, and what AWS's dialect does not know. */
import { SelectResourceConfigCommand } from "@aws-sdk/client-config-service";
import { describe, expect, test } from "vitest";
import { watchedClients } from "./checks/watched-clients.ts";
import { handlersOf } from "./handlers.ts";
import { buildEmptyAccount, buildRecorder } from "./sample-account.ts";

/** One bucket that one rule passes and another fails, and one database nobody fails. */
function anAccount() {
  const account = buildEmptyAccount({ now: new Date("2026-11-22T09:00:00Z") });
  const region = account.region("us-east-1");
  region.recorder = buildRecorder(account);
  account.addRule("us-east-1", { name: "a", resourceTypes: ["AWS::S3::Bucket"] });
  account.addRule("us-east-1", { name: "b", resourceTypes: ["AWS::S3::Bucket"] });
  const bucket = { region: "us-east-1", resourceType: "AWS::S3::Bucket", resourceId: "logs" };
  account.setVerdict({ ...bucket, rule: "a", verdict: "COMPLIANT" });
  account.setVerdict({ ...bucket, rule: "b", verdict: "NON_COMPLIANT" });
  account.setVerdict({ ...bucket, resourceId: "other", rule: "b", verdict: "NOT_APPLICABLE" });
  account.setVerdict({
    region: "us-east-1",
    resourceType: "AWS::RDS::DBInstance",
    resourceId: "db-1",
    rule: "a",
    verdict: "COMPLIANT",
  });
  return account;
}

async function rowsOf(Expression: string, account = anAccount()): Promise<unknown[]> {
  const { config, destroy } = watchedClients({ handlers: handlersOf(account) });
  try {
    const { Results = [] } = await config.send(new SelectResourceConfigCommand({ Expression }));
    return Results.map((row) => JSON.parse(row));
  } finally {
    destroy();
  }
}

const ofResources = "resourceType = 'AWS::Config::ResourceCompliance'";

describe("a query answers", () => {
  test("one row for each judged resource, with the verdict of every rule on it", async () => {
    const rows = await rowsOf(`
      SELECT resourceId, accountId, awsRegion, configurationItemCaptureTime,
        configuration.targetResourceId, configuration.targetResourceType, configuration.complianceType,
        configuration.configRuleList.configRuleName, configuration.configRuleList.complianceType
      WHERE ${ofResources}`);

    expect(rows).toEqual([
      {
        resourceId: "AWS::RDS::DBInstance/db-1",
        accountId: "111122223333",
        awsRegion: "us-east-1",
        configurationItemCaptureTime: "2026-11-22T09:00:00.000Z",
        configuration: {
          targetResourceId: "db-1",
          targetResourceType: "AWS::RDS::DBInstance",
          complianceType: "COMPLIANT",
          configRuleList: [{ configRuleName: "a", complianceType: "COMPLIANT" }],
        },
      },
      {
        resourceId: "AWS::S3::Bucket/logs",
        accountId: "111122223333",
        awsRegion: "us-east-1",
        configurationItemCaptureTime: "2026-11-22T09:00:00.000Z",
        configuration: {
          targetResourceId: "logs",
          targetResourceType: "AWS::S3::Bucket",
          complianceType: "NON_COMPLIANT",
          configRuleList: [
            { configRuleName: "a", complianceType: "COMPLIANT" },
            { configRuleName: "b", complianceType: "NON_COMPLIANT" },
          ],
        },
      },
    ]);
  });

  test("only the failing, where that is asked", async () => {
    const rows = await rowsOf(
      `SELECT resourceId WHERE ${ofResources} AND configuration.complianceType = 'NON_COMPLIANT'`,
    );

    expect(rows).toEqual([{ resourceId: "AWS::S3::Bucket/logs" }]);
  });

  test("totals by verdict in one call", async () => {
    const rows = await rowsOf(
      `SELECT configuration.complianceType, COUNT(*) WHERE ${ofResources} GROUP BY configuration.complianceType`,
    );

    expect(rows).toEqual([
      { "COUNT(*)": 1, configuration: { complianceType: "COMPLIANT" } },
      { "COUNT(*)": 1, configuration: { complianceType: "NON_COMPLIANT" } },
    ]);
  });

  test("filters on a list match across its elements, as AWS warns", async () => {
    const rows = await rowsOf(
      `SELECT resourceId WHERE ${ofResources} AND configuration.configRuleList.configRuleName = 'a' AND configuration.configRuleList.complianceType = 'NON_COMPLIANT'`,
    );

    expect(rows).toEqual([{ resourceId: "AWS::S3::Bucket/logs" }]);
  });

  test("IN, LIKE with a wildcard at the end, comparison and order", async () => {
    const rows = await rowsOf(
      `SELECT resourceId WHERE ${ofResources} AND configuration.targetResourceType IN ('AWS::S3::Bucket', 'AWS::RDS::DBInstance') AND resourceId LIKE 'AWS::%' AND configurationItemCaptureTime > '2026-01-01' ORDER BY resourceId DESC`,
    );

    expect(rows).toEqual([
      { resourceId: "AWS::S3::Bucket/logs" },
      { resourceId: "AWS::RDS::DBInstance/db-1" },
    ]);
  });

  test("nothing, once the recorder leaves verdicts out", async () => {
    const account = anAccount();
    account.region("us-east-1").recorder = buildRecorder(account, {
      strategy: "exclusion",
      resourceTypes: ["AWS::Config::ResourceCompliance"],
    });

    expect(await rowsOf(`SELECT resourceId WHERE ${ofResources}`, account)).toEqual([]);
  });
});

describe("a query is refused", () => {
  test.each([
    ["with a FROM", "SELECT resourceId FROM resources"],
    ["without a SELECT", "resourceId"],
    ["with a name for a column", "SELECT resourceId AS id"],
    ["with DISTINCT", "SELECT DISTINCT resourceId"],
    ["with OR", "SELECT resourceId WHERE a = 'x' OR b = 'y'"],
    ["with a wildcard in front", "SELECT resourceId WHERE resourceId LIKE '%bucket'"],
    ["with a wildcard after too few characters", "SELECT resourceId WHERE resourceId LIKE 'a%'"],
    ["grouped by more than 3 properties", "SELECT COUNT(*) GROUP BY a, b, c, d"],
    ["with a field that is not grouped by", "SELECT resourceId, COUNT(*) GROUP BY awsRegion"],
    ["that does not end", "SELECT resourceId WHERE resourceType ="],
    ["with a stray character", "SELECT resourceId; DROP TABLE resources"],
  ])("%s", async (_, expression) => {
    await expect(rowsOf(expression)).rejects.toMatchObject({ name: "InvalidExpressionException" });
  });
});

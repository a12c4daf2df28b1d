/** What STS, EC2 and Account Management refuse. */
import { ListRegionsCommand } from "@aws-sdk/client-account";
import { DescribeInstancesCommand, DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FakeAccount } from "./account.ts";
import { outcomeOf } from "./checks/outcome.ts";
import { type Clients, watchedClients } from "./checks/watched-clients.ts";
import { buildSampleAccount, sampleRole } from "./sample-account.ts";
import { type ServedAccount, serveAccount } from "./serve.ts";

let account: FakeAccount;
let served: ServedAccount;
let clients: Clients;
beforeAll(async () => {
  account = buildSampleAccount({ now: new Date("2026-11-22T09:00:00Z") });
  served = await serveAccount(account);
  clients = watchedClients({ url: served.url });
});
afterAll(async () => {
  clients.destroy();
  await served.close();
});

describe("STS, EC2 and Account Management", () => {
  test("a role needs its external id", async () => {
    const role = { RoleArn: sampleRole.arn, RoleSessionName: "demarc" };
    const { sts } = clients;

    expect(await outcomeOf(sts.send(new AssumeRoleCommand(role)))).toBe("AccessDenied 403");
    expect(await outcomeOf(sts.send(new AssumeRoleCommand({ ...role, ExternalId: "wrong" })))).toBe(
      "AccessDenied 403",
    );
    expect(
      await outcomeOf(
        sts.send(new AssumeRoleCommand({ ...role, ExternalId: sampleRole.externalId })),
      ),
    ).toBe("answered");
  });

  test("an assumed role's credentials work with their session token, and not without", async () => {
    const { Credentials } = await clients.sts.send(
      new AssumeRoleCommand({
        RoleArn: sampleRole.arn,
        RoleSessionName: "audit",
        ExternalId: sampleRole.externalId,
      }),
    );
    const { AccessKeyId: accessKeyId = "", SessionToken: sessionToken = "" } = Credentials ?? {};
    const whole = watchedClients({ url: served.url, accessKeyId, sessionToken });
    const half = watchedClients({ url: served.url, accessKeyId });

    const identity = await whole.sts.send(new GetCallerIdentityCommand({}));
    const refused = await outcomeOf(half.sts.send(new GetCallerIdentityCommand({})));

    expect(identity.Arn).toBe("arn:aws:sts::111122223333:assumed-role/demarc-read-only/audit");
    expect(refused).toBe("InvalidClientTokenId 403");
    whole.destroy();
    half.destroy();
  });

  test("only the list of regions may be read of EC2", async () => {
    const { ec2 } = clients;

    expect(await outcomeOf(ec2.send(new DescribeInstancesCommand({})))).toBe(
      "UnauthorizedOperation 403",
    );
    expect(
      await outcomeOf(ec2.send(new DescribeRegionsCommand({ RegionNames: ["us-moon-1"] }))),
    ).toBe("InvalidParameterValue 400");
  });

  test("more than 50 regions a page", async () => {
    const asking = clients.account.send(new ListRegionsCommand({ MaxResults: 51 }));

    expect(await outcomeOf(asking)).toBe("ValidationException 400");
  });
});

/** Whom AWS does not let in: signatures, keys, regions, policies. */
import { ListRegionsCommand } from "@aws-sdk/client-account";
import {
  DescribeConfigRulesCommand,
  DescribeConfigurationRecordersCommand,
} from "@aws-sdk/client-config-service";
import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import { ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FakeAccount } from "./account.ts";
import { outcomeOf } from "./checks/outcome.ts";
import { configTarget, send } from "./checks/raw-requests.ts";
import { type Clients, watchedClients } from "./checks/watched-clients.ts";
import { buildSampleAccount } from "./sample-account.ts";
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

describe("who is not let in", () => {
  const bare = async (service: string, headers: Record<string, string>) =>
    fetch(served.url, {
      method: "POST",
      headers,
      body: service === "sts" ? "Action=GetCallerIdentity" : "{}",
    });

  test("a request without a signature", async () => {
    const config = await bare("config", configTarget("DescribeConfigRules"));
    const sts = await bare("sts", { "content-type": "application/x-www-form-urlencoded" });

    expect([config.status, (await config.json()).__type]).toEqual([
      400,
      "MissingAuthenticationTokenException",
    ]);
    expect([sts.status, await sts.text()]).toEqual([
      403,
      expect.stringContaining("<Code>MissingAuthenticationToken</Code>"),
    ]);
  });

  test.each([
    "AWS4-HMAC-SHA256 nonsense",
    "Bearer token",
    "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261122/us-east-1/aws4_request, SignedHeaders=host, Signature=00",
  ])("a signature that is none: %s", async (authorization) => {
    const response = await bare("config", {
      ...configTarget("DescribeConfigRules"),
      authorization,
    });

    expect((await response.json()).__type).toBe("IncompleteSignatureException");
  });

  test("a signature for another service than the operation's", async () => {
    const response = await send(served.url, {
      service: "s3",
      headers: configTarget("DescribeConfigRules"),
      body: "{}",
    });

    expect(JSON.parse(response.body).__type).toBe("InvalidSignatureException");
  });

  test("an access key AWS does not know, each service in its own words", async () => {
    const stranger = watchedClients({ url: served.url, accessKeyId: "AKIAI44QH8DHBEXAMPLE" });

    expect([
      await outcomeOf(stranger.config.send(new DescribeConfigRulesCommand({}))),
      await outcomeOf(stranger.guardduty.send(new ListDetectorsCommand({}))),
      await outcomeOf(stranger.account.send(new ListRegionsCommand({}))),
      await outcomeOf(stranger.sts.send(new GetCallerIdentityCommand({}))),
      await outcomeOf(stranger.ec2.send(new DescribeRegionsCommand({}))),
    ]).toEqual([
      "UnrecognizedClientException 400",
      "UnrecognizedClientException 403",
      "UnrecognizedClientException 403",
      "InvalidClientTokenId 403",
      "AuthFailure 401",
    ]);
    stranger.destroy();
  });

  test("a region that is not enabled says the same as a wrong key", async () => {
    const far = watchedClients({ url: served.url, region: "af-south-1" });

    expect([
      await outcomeOf(far.config.send(new DescribeConfigRulesCommand({}))),
      await outcomeOf(far.guardduty.send(new ListDetectorsCommand({}))),
      await outcomeOf(far.ec2.send(new DescribeRegionsCommand({}))),
    ]).toEqual([
      "UnrecognizedClientException 400",
      "UnrecognizedClientException 403",
      "AuthFailure 401",
    ]);
    far.destroy();
  });

  test("a service control policy is named in the refusal, and does not reach who one is", async () => {
    const forbidden = watchedClients({ url: served.url, region: "sa-east-1" });

    await expect(
      forbidden.config.send(new DescribeConfigurationRecordersCommand({})),
    ).rejects.toThrow("with an explicit deny in a service control policy");
    await expect(forbidden.guardduty.send(new ListDetectorsCommand({}))).rejects.toThrow(
      "with an explicit deny in a service control policy",
    );
    expect(await outcomeOf(forbidden.sts.send(new GetCallerIdentityCommand({})))).toBe("answered");
    forbidden.destroy();
  });

  test("GuardDuty alone is denied where the caller's policy leaves it out", async () => {
    const region = watchedClients({ url: served.url, region: "ca-central-1" });

    await expect(region.guardduty.send(new ListDetectorsCommand({}))).rejects.toThrow(
      "because no identity-based policy allows the guardduty:ListDetectors action",
    );
    expect(await outcomeOf(region.config.send(new DescribeConfigRulesCommand({})))).toBe(
      "answered",
    );
    region.destroy();
  });
});

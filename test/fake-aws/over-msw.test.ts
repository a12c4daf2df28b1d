/** The same handlers before AWS's own hosts: what a test without a server sees. */
import { ListRegionsCommand } from "@aws-sdk/client-account";
import { DescribeConfigRulesCommand } from "@aws-sdk/client-config-service";
import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import { ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { getResponse } from "msw";
import { expect, test } from "vitest";
import { ListReportsCommand } from "../../lib/collectors/artifact/artifact-client.ts";
import { authorizationFor, configTarget } from "./checks/raw-requests.ts";
import { watchedClients } from "./checks/watched-clients.ts";
import { handlersOf } from "./handlers.ts";
import { buildSampleAccount } from "./sample-account.ts";

const account = buildSampleAccount({ now: new Date("2026-11-22T09:00:00Z") });
const handlers = handlersOf(account);

test("every service answers at its own host, for the region in the signature", async () => {
  const clients = watchedClients({ handlers, region: "eu-west-1" });
  account.forgetCalls();

  await clients.sts.send(new GetCallerIdentityCommand({}));
  await clients.account.send(new ListRegionsCommand({}));
  await clients.ec2.send(new DescribeRegionsCommand({}));
  await clients.config.send(new DescribeConfigRulesCommand({}));
  await clients.guardduty.send(new ListDetectorsCommand({}));
  await clients.artifact.send(new ListReportsCommand({}));

  expect(account.calls.map(({ service, region }) => `${service} ${region}`)).toEqual([
    "sts eu-west-1",
    // One endpoint for the partition, signed for the region it stands in.
    "account us-east-1",
    "ec2 eu-west-1",
    "config eu-west-1",
    "guardduty eu-west-1",
    "artifact us-east-1",
  ]);
  clients.destroy();
});

test("a host of one region refuses a signature for another", async () => {
  const request = new Request("https://config.eu-west-1.amazonaws.com/", {
    method: "POST",
    headers: {
      ...configTarget("DescribeConfigRules"),
      "x-amz-date": "20261122T090000Z",
      authorization: authorizationFor({ service: "config", region: "us-east-1" }),
    },
    body: "{}",
  });

  const response = await getResponse(handlers, request);

  expect(await response?.json()).toMatchObject({
    __type: "InvalidSignatureException",
    message: "Credential should be scoped to a valid region.",
  });
});

test("a cut connection reaches the SDK as an error, not as an answer", async () => {
  const clients = watchedClients({ handlers });
  const lift = account.fault({ fault: { kind: "reset" } });

  await expect(clients.sts.send(new GetCallerIdentityCommand({}))).rejects.toThrow();

  lift();
  clients.destroy();
});

test("other hosts are not AWS: the handlers leave them alone", async () => {
  const response = await getResponse(handlers, new Request("https://amazonaws.com.example/"));

  expect(response).toBeUndefined();
});

import {
  DescribeConfigRulesCommand,
  DescribeConfigurationRecordersCommand,
} from "@aws-sdk/client-config-service";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FakeAccount } from "./account.ts";
import { outcomeOf } from "./checks/outcome.ts";
import { type Clients, watchedClients } from "./checks/watched-clients.ts";
import { buildEmptyAccount } from "./sample-account.ts";
import { type ServedAccount, serveAccount } from "./serve.ts";

let account: FakeAccount;
let served: ServedAccount;
let clients: Clients;
beforeEach(async () => {
  account = buildEmptyAccount({ now: new Date("2026-11-22T09:00:00Z") });
  served = await serveAccount(account);
  clients = watchedClients({ url: served.url });
});
afterEach(async () => {
  clients.destroy();
  await served.close();
});

describe("request rates", () => {
  test("a bucket for each region and operation throttles what does not fit", async () => {
    account.limitRate({
      service: "config",
      operation: "DescribeConfigRules",
      perSecond: 0.001,
      burst: 2,
    });
    const elsewhere = watchedClients({ url: served.url, region: "eu-west-1" });
    const ask = (from: Clients) => outcomeOf(from.config.send(new DescribeConfigRulesCommand({})));

    const outcomes = [await ask(clients), await ask(clients), await ask(clients)];
    const inAnotherRegion = await ask(elsewhere);
    const another = await outcomeOf(
      clients.config.send(new DescribeConfigurationRecordersCommand({})),
    );

    expect(outcomes).toEqual(["answered", "answered", "ThrottlingException 400"]);
    expect([inAnotherRegion, another]).toEqual(["answered", "answered"]);
    elsewhere.destroy();
  });
});

test("an added latency delays every answer and changes none", async () => {
  const slow = await serveAccount(account, { latencyMs: 30 });
  const far = watchedClients({ url: slow.url });

  const { Account } = await far.sts.send(new GetCallerIdentityCommand({}));

  expect(Account).toBe("111122223333");
  far.destroy();
  await slow.close();
});

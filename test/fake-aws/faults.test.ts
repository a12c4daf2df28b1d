/** Each fault, as each service would send it, read by the SDK's own clients. */
import { ListRegionsCommand } from "@aws-sdk/client-account";
import {
  DescribeConfigRulesCommand,
  DescribeConfigurationRecordersCommand,
} from "@aws-sdk/client-config-service";
import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import { ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ListReportsCommand } from "../../lib/collectors/artifact/artifact-client.ts";
import type { FakeAccount } from "./account.ts";
import { outcomeOf } from "./checks/outcome.ts";
import { type Clients, watchedClients } from "./checks/watched-clients.ts";
import type { Fault } from "./faults.ts";
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

/** One question to every service, in the order of the tables below. */
const askAll = async (): Promise<string[]> => [
  await outcomeOf(clients.config.send(new DescribeConfigRulesCommand({}))),
  await outcomeOf(clients.guardduty.send(new ListDetectorsCommand({}))),
  await outcomeOf(clients.account.send(new ListRegionsCommand({}))),
  await outcomeOf(clients.artifact.send(new ListReportsCommand({}))),
  await outcomeOf(clients.sts.send(new GetCallerIdentityCommand({}))),
  await outcomeOf(clients.ec2.send(new DescribeRegionsCommand({}))),
];

const deniedEverywhere = [
  "AccessDeniedException 400",
  "AccessDeniedException 403",
  "AccessDeniedException 403",
  "AccessDeniedException 403",
  "AccessDenied 403",
  "UnauthorizedOperation 403",
];
const unknownEverywhere = [
  "UnrecognizedClientException 400",
  "UnrecognizedClientException 403",
  "UnrecognizedClientException 403",
  "UnrecognizedClientException 403",
  "InvalidClientTokenId 403",
  "AuthFailure 401",
];

describe("a fault travels as the service would send it", () => {
  test.each<[Fault["kind"], string[]]>([
    ["denied", deniedEverywhere],
    ["denied_by_scp", deniedEverywhere],
    ["denied_by_boundary", deniedEverywhere],
    ["region_disabled", unknownEverywhere],
    ["wrong_credentials", unknownEverywhere],
    [
      "expired",
      [
        "ExpiredTokenException 400",
        "ExpiredTokenException 403",
        "ExpiredTokenException 403",
        "ExpiredTokenException 403",
        "ExpiredToken 403",
        "RequestExpired 400",
      ],
    ],
    [
      "throttled",
      [
        "ThrottlingException 400",
        "TooManyRequestsException 429",
        "TooManyRequestsException 429",
        "ThrottlingException 429",
        "Throttling 400",
        "RequestLimitExceeded 503",
      ],
    ],
    [
      "server_error",
      [
        "InternalFailure 500",
        "InternalServerErrorException 500",
        "InternalServerException 500",
        "InternalServerException 500",
        "InternalFailure 500",
        "InternalError 500",
      ],
    ],
  ])("%s", async (kind, outcomes) => {
    // The kinds of this table need nothing beside their name.
    account.fault({ fault: { kind } as Fault });

    expect(await askAll()).toEqual(outcomes);
  });

  test("a denial without a word has no message: the SDK makes up its own", async () => {
    account.fault({ service: "config", fault: { kind: "empty_message_denied" } });

    const asking = clients.config.send(new DescribeConfigRulesCommand({}));

    await expect(asking).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: "UnknownError",
    });
  });

  test.each<[Fault["kind"], string]>([
    ["denied_by_scp", "with an explicit deny in a service control policy"],
    [
      "denied_by_boundary",
      "because no permissions boundary allows the config:DescribeConfigRules action",
    ],
    ["denied", "because no identity-based policy allows the config:DescribeConfigRules action"],
  ])("%s says who denies", async (kind, words) => {
    account.fault({ fault: { kind } as Fault });

    await expect(clients.config.send(new DescribeConfigRulesCommand({}))).rejects.toThrow(words);
  });

  test("half an answer and a log-in page are answers with status 200 that nobody can read", async () => {
    const liftHalf = account.fault({ service: "config", fault: { kind: "malformed_json" } });
    const half = await outcomeOf(clients.config.send(new DescribeConfigRulesCommand({})));
    liftHalf();
    account.fault({ service: "guardduty", fault: { kind: "html_page" } });
    const page = await outcomeOf(clients.guardduty.send(new ListDetectorsCommand({})));

    expect([half, page]).toEqual(["SyntaxError 200", "SyntaxError 200"]);
  });

  test("an answer of one's own making goes out as it is", async () => {
    account.fault({
      operation: "DescribeConfigurationRecorders",
      fault: { kind: "answer", body: '{"ConfigurationRecorders":[{"recordingGroup":"all"}]}' },
    });

    const answer = await clients.config.send(new DescribeConfigurationRecordersCommand({}));

    expect(answer.ConfigurationRecorders).toHaveLength(1);
  });

  test("a cut connection is an error of the socket", async () => {
    account.fault({ fault: { kind: "reset" } });

    const outcome = await outcomeOf(clients.config.send(new DescribeConfigRulesCommand({})));

    expect(outcome).toContain("ECONNRESET");
  });

  test("a hanging call ends only when the caller gives up", async () => {
    account.fault({ fault: { kind: "hang" } });
    const abort = new AbortController();

    const asking = clients.config.send(new DescribeConfigRulesCommand({}), {
      abortSignal: abort.signal,
    });
    while (account.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    abort.abort();

    await expect(asking).rejects.toMatchObject({ name: "AbortError" });
    expect(account.calls).toMatchObject([{ operation: "DescribeConfigRules", outcome: "hang" }]);
  });

  test("a late answer is the right one", async () => {
    account.fault({ fault: { kind: "slow", milliseconds: 20 } });

    const { ConfigRules } = await clients.config.send(new DescribeConfigRulesCommand({}));

    expect(ConfigRules).toEqual([]);
    expect(account.calls).toMatchObject([{ outcome: "ok" }]);
  });
});

describe("a fault hits what it is aimed at", () => {
  test("one operation, in one region, so many times, after so many calls", async () => {
    account.fault({
      service: "config",
      operation: "DescribeConfigRules",
      region: "us-east-1",
      after: 1,
      times: 2,
      fault: { kind: "throttled" },
    });
    const ask = () => outcomeOf(clients.config.send(new DescribeConfigRulesCommand({})));

    const outcomes = [await ask(), await ask(), await ask(), await ask()];
    const other = await outcomeOf(
      clients.config.send(new DescribeConfigurationRecordersCommand({})),
    );

    expect(outcomes).toEqual([
      "answered",
      "ThrottlingException 400",
      "ThrottlingException 400",
      "answered",
    ]);
    expect(other).toBe("answered");
  });

  test("until it is lifted", async () => {
    const lift = account.fault({ fault: { kind: "denied" } });
    const before = await outcomeOf(clients.config.send(new DescribeConfigRulesCommand({})));
    lift();
    const after = await outcomeOf(clients.config.send(new DescribeConfigRulesCommand({})));

    expect([before, after]).toEqual(["AccessDeniedException 400", "answered"]);
  });

  test("Artifact says when to come back", async () => {
    account.fault({ service: "artifact", fault: { kind: "throttled", retryAfterSeconds: 7 } });

    await outcomeOf(clients.artifact.send(new ListReportsCommand({})));
    const raw = await fetch(`${served.url}/v1/report/list`);

    expect(raw.headers.get("retry-after")).toBe("7");
  });

  test("the SDK's own retries get past two throttles", async () => {
    const patient = watchedClients({ url: served.url, maxAttempts: 3 });
    account.fault({ service: "sts", times: 2, fault: { kind: "server_error" } });

    const outcome = await outcomeOf(patient.sts.send(new GetCallerIdentityCommand({})));

    expect(outcome).toBe("answered");
    expect(account.calls.map((call) => call.outcome)).toEqual([
      "InternalFailure",
      "InternalFailure",
      "ok",
    ]);
    patient.destroy();
  });
});

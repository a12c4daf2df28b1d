import { request as ask, createServer } from "node:http";
import { ListRegionsCommand } from "@aws-sdk/client-account";
import { DescribeConfigurationRecordersCommand } from "@aws-sdk/client-config-service";
import { ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { describe, expect, onTestFinished, test } from "vitest";
import { ListReportsCommand } from "../../lib/collectors/artifact/artifact-client.ts";
import { createAwsClients } from "../../lib/collectors/aws-clients.ts";
import { collectObservations } from "../../lib/collectors/collect-observations.ts";
import { connectAccount } from "../../lib/collectors/connect-account.ts";
import { createRequestHandler } from "../../lib/collectors/http-agents.ts";
import { createPacer } from "../../lib/collectors/pacer.ts";
import { sandboxEnvironment } from "../fake-aws/environment.ts";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import { serveAccount } from "../fake-aws/serve.ts";
import { Collected, noSettings, now, setEnvironment } from "./a-sandbox.ts";
import { addressOf } from "./kept-off-the-wire.ts";
import { rowsInHand } from "./rows-in-hand.ts";

async function collectAt(proxy: Readonly<Record<string, string>> = {}) {
  const answer = await connectAccount({ ...noSettings, proxy, regions: ["eu-west-1"] });
  if (answer.kind === "not_connected") throw new Error(answer.message);
  onTestFinished(() => answer.connection.close());
  const rows = rowsInHand();
  const observations = await Array.fromAsync(
    collectObservations(answer.connection, { now: () => now, rows }),
  );
  return new Collected(observations, rows);
}

describe("without an endpoint of its own every service is asked at AWS's host, and signed for its region", () => {
  const clients = createAwsClients({
    homeRegion: "eu-west-2",
    requestHandler: createRequestHandler({}),
    ruleTags: false,
    pacer: createPacer(noSettings.pace.rates),
    credentials: async () => ({ accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "x" }),
  });
  const config = clients.config("eu-west-1");
  const guardduty = clients.guardduty("eu-west-1");
  const sts = clients.sts("eu-west-2");

  test.each([
    [
      "config.eu-west-1.amazonaws.com",
      "eu-west-1/config",
      config,
      () => config.send(new DescribeConfigurationRecordersCommand({})),
    ],
    [
      "guardduty.eu-west-1.amazonaws.com",
      "eu-west-1/guardduty",
      guardduty,
      () => guardduty.send(new ListDetectorsCommand({})),
    ],
    [
      "artifact.us-east-1.amazonaws.com",
      "us-east-1/artifact",
      clients.artifact(),
      () => clients.artifact().send(new ListReportsCommand({})),
    ],
    [
      "account.us-east-1.amazonaws.com",
      "us-east-1/account",
      clients.account(),
      () => clients.account().send(new ListRegionsCommand({})),
    ],
    [
      "sts.eu-west-2.amazonaws.com",
      "eu-west-2/sts",
      sts,
      () => sts.send(new GetCallerIdentityCommand({})),
    ],
  ])("%s for %s", async (host, scope, client, send) => {
    expect(await addressOf(client, send)).toEqual({ host, scope });
  });

  test("a client is made once for each region, and reused", () => {
    expect(clients.config("eu-west-1")).toBe(config);
    expect(clients.config("us-east-1")).not.toBe(config);
  });
});

/** A proxy that passes plain requests on and remembers what it was asked for. */
async function aProxy() {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming.url ?? "");
    const { headers, method = "GET", url = "" } = incoming;
    const passed = ask(url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  return { asked, url: `http://127.0.0.1:${address.port}` };
}

describe("a proxy in the settings", () => {
  test("is what every call goes through", async () => {
    const account = buildEmptyAccount({ now });
    const served = await serveAccount(account);
    onTestFinished(() => served.close());
    setEnvironment(sandboxEnvironment(served.url));
    const { asked, url } = await aProxy();

    await collectAt({ HTTP_PROXY: url });

    expect(asked).toHaveLength(account.calls.length);
    expect(asked.every((address) => address.startsWith(served.url))).toBe(true);
  });

  test("is not used for hosts that NO_PROXY names", async () => {
    const served = await serveAccount(buildEmptyAccount({ now }));
    onTestFinished(() => served.close());
    setEnvironment(sandboxEnvironment(served.url));
    const { asked, url } = await aProxy();

    await collectAt({ HTTP_PROXY: url, NO_PROXY: "127.0.0.1" });

    expect(asked).toEqual([]);
  });
});

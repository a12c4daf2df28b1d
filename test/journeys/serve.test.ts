/** `demarc serve` from the outside: what it prints, what it answers, and that it leaves nothing running. */
import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { againstSandbox, type Sandbox } from "../cli/against-sandbox.ts";
import type { RunningDemarc } from "../cli/run-demarc.ts";
import { buildEmptyAccount, buildSampleAccount } from "../fake-aws/sample-account.ts";

/** Any free port; one small region. */
const settings = { PORT: "0", DEMARC_REGIONS: "ap-southeast-2" };

async function addressOf(running: RunningDemarc): Promise<string> {
  await running.says("Ctrl-C stops it.");
  const address = /^Demarc is at (\S+)$/m.exec(running.said().stdout)?.[1];
  if (address === undefined) throw new Error(`It printed no address:\n${running.said().stdout}`);
  return address;
}

async function portIsFree(address: string): Promise<boolean> {
  const probe = createServer().listen(Number(new URL(address).port), "127.0.0.1");
  // Waiting for one event rejects when the other, an error, comes first.
  const free = await once(probe, "listening").then(
    () => true,
    () => false,
  );
  probe.close();
  return free;
}

describe("demarc serve", () => {
  let sandbox: Sandbox;
  let running: RunningDemarc;
  let address: string;

  beforeAll(async () => {
    sandbox = await againstSandbox(buildSampleAccount(), settings);
    running = sandbox.start("serve");
    address = await addressOf(running);
  });

  afterAll(async () => {
    running.process.kill("SIGKILL");
    await sandbox[Symbol.asyncDispose]();
  });

  test("collects what was never collected, with progress on stderr and the address alone on stdout", async () => {
    await running.says("Collected account 111122223333 (sample account), complete");
    expect(running.said().stdout).toBe(`Demarc is at ${address}\n`);
  });

  test("gives the same JSON as the command line", async () => {
    const response = await fetch(`${address}/exports/json`);
    expect(response.status).toBe(200);
    const { stdout } = await sandbox.run("export", "--format", "json");
    const unstamped = (text: string) => text.replace(/"generatedAt": "[^"]+"/, "");
    expect(unstamped(await response.text())).toBe(unstamped(stdout));
  });

  test.for(["csv", "md"])("gives the same %s as the command line", async (format) => {
    const response = await fetch(`${address}/exports/${format}`);
    const { stdout } = await sandbox.run("export", "--format", format);
    const unstamped = (text: string) => text.replace(/Written .+/, "");
    expect(unstamped(await response.text())).toBe(unstamped(stdout));
  });

  test("a second one on the same port is refused with the way out", async () => {
    const { port } = new URL(address);
    const second = await againstSandbox(buildEmptyAccount(), { PORT: port });
    const ran = await second.run("serve");
    await second[Symbol.asyncDispose]();
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(`port ${port} is taken by another program`);
  });

  test("told to stop, it ends well and frees the port", async () => {
    running.process.kill("SIGTERM");
    expect((await running.ended).code).toBe(0);
    expect(await portIsFree(address)).toBe(true);
  });
});

describe("demarc serve without credentials", () => {
  test("is up all the same, says where it looked and what to do, and offers the demo", async () => {
    await using sandbox = await againstSandbox(buildEmptyAccount(), {
      ...settings,
      AWS_ACCESS_KEY_ID: "",
      AWS_SECRET_ACCESS_KEY: "",
    });
    const running = sandbox.start("serve");
    const address = await addressOf(running);
    await running.says(/No AWS credentials were found\. Tried, in order: .+/);
    await running.says("npm run demo");
    expect((await fetch(address)).status).toBe(200);
    running.process.kill("SIGINT");
    expect((await running.ended).code).toBe(0);
  });
});

describe("demarc serve killed", () => {
  test("takes the dashboard with it", async () => {
    await using sandbox = await againstSandbox(buildEmptyAccount(), settings);
    const running = sandbox.start("serve");
    const address = await addressOf(running);
    running.process.kill("SIGKILL");
    await running.ended;
    await expect.poll(() => portIsFree(address), { timeout: 10_000 }).toBe(true);
  });
});

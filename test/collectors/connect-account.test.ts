import { describe, expect, test } from "vitest";
import { connectAccount } from "../../lib/collectors/connect-account.ts";
import type { FakeAccount } from "../fake-aws/account.ts";
import { buildEmptyAccount, sampleRole } from "../fake-aws/sample-account.ts";
import { aSandbox, callsIn, noSettings, now } from "./a-sandbox.ts";
import { notConnected } from "./not-connected.ts";

const anEmptyAccount = (): FakeAccount => buildEmptyAccount({ now });

describe("an account that answers", () => {
  test("is known by its caller, and its enabled regions are listed by Account Management", async () => {
    const account = anEmptyAccount();
    const { connected } = await aSandbox(account);

    const connection = await connected();

    expect(connection.account).toEqual({ id: "111122223333", alias: null, partition: "aws" });
    expect(connection.callerArn).toBe(
      "arn:aws:sts::111122223333:assumed-role/demarc-read-only/demarc",
    );
    expect(connection).toMatchObject({ regionsFrom: "account:ListRegions", regionFailures: [] });
    expect(connection.regions).toHaveLength(18);
    expect(connection.regions).toContain("eu-south-1");
    expect(connection.regions).not.toContain("af-south-1");
    expect(callsIn(account)).toEqual({ "sts:GetCallerIdentity": 1, "account:ListRegions": 1 });
  });

  test("that may not list regions there lists them through EC2, and the refusal is kept", async () => {
    const account = anEmptyAccount();
    account.deny({ service: "account", by: "identity_policy" });
    const { connected } = await aSandbox(account);

    const connection = await connected();

    expect(connection).toMatchObject({
      regionsFrom: "ec2:DescribeRegions",
      regionFailures: [{ reason: "denied", operation: "account:ListRegions" }],
    });
    expect(connection.regions).toHaveLength(18);
  });

  test("that may list them nowhere is read in the home region alone, and says so", async () => {
    const account = anEmptyAccount();
    account.deny({ service: "*", by: "identity_policy" });
    const { connected } = await aSandbox(account);

    const connection = await connected();

    expect(connection).toMatchObject({
      regions: ["us-east-1"],
      regionsFrom: "region",
      regionFailures: [{ operation: "account:ListRegions" }, { operation: "ec2:DescribeRegions" }],
    });
  });
});

describe("regions that AWS would not list", () => {
  test("are a gap of their own for each source, with the action that is missing", async () => {
    const account = anEmptyAccount();
    account.deny({ service: "account", by: "identity_policy" });
    account.deny({ service: "ec2", by: "identity_policy" });
    const { collect } = await aSandbox(account);

    const { observations } = await collect();

    const unlisted = observations.filter(({ coverage }) => coverage.region === "unlisted");
    expect(unlisted.map(({ source }) => source)).toEqual(["config", "guardduty"]);
    for (const { coverage, reading } of unlisted) {
      expect(coverage).toMatchObject({ state: "not_read", reason: "denied" });
      expect(coverage.detail).toContain("account:ListRegions");
      expect(reading).toBeNull();
    }
  });

  test("are no gap when the settings name the regions to read", async () => {
    const account = anEmptyAccount();
    account.deny({ service: "account", by: "identity_policy" });
    account.deny({ service: "ec2", by: "identity_policy" });
    const { collect } = await aSandbox(account);

    const { observations } = await collect({ regions: ["us-east-1"] });

    expect(observations.map(({ coverage }) => coverage.region)).not.toContain("unlisted");
  });
});

describe("a role", () => {
  const role = { roleArn: sampleRole.arn, externalId: sampleRole.externalId };

  test("is assumed once for all clients and regions, with its external id", async () => {
    const account = anEmptyAccount();
    const { collect } = await aSandbox(account);

    const collected = await collect({ ...role, regions: ["eu-west-1", "us-west-2"] });

    expect(callsIn(account)["sts:AssumeRole"]).toBe(1);
    expect(collected.observations).toHaveLength(5);
    expect(collected.observations.every(({ coverage }) => coverage.reason !== "credentials")).toBe(
      true,
    );
  });

  test("is asked of the home region's own STS, whose tokens hold everywhere", async () => {
    const account = anEmptyAccount();
    const { connected } = await aSandbox(account);

    await connected({ ...role, region: "eu-west-1" });

    const assumed = account.calls.find(({ operation }) => operation === "AssumeRole");
    expect(assumed?.region).toBe("eu-west-1");
  });

  test("that refuses says what its trust policy must hold", async () => {
    const { connect } = await aSandbox(anEmptyAccount());

    const answer = await notConnected(connect({ ...role, externalId: "wrong" }));

    expect(answer.failure).toMatchObject({ reason: "denied", operation: "sts:AssumeRole" });
    expect(answer.message).toContain(`The role ${sampleRole.arn} may not be assumed`);
    expect(answer.message).toContain("external id");
  });
});

describe("a stop", () => {
  test("ends the attempt at once, without an error", async () => {
    const account = anEmptyAccount();
    account.fault({ service: "sts", fault: { kind: "hang" } });
    await aSandbox(account);
    const stop = new AbortController();

    const answer = connectAccount(noSettings, stop.signal);
    await expect.poll(() => account.calls.some(({ service }) => service === "sts")).toBe(true);
    stop.abort();

    expect(await notConnected(answer)).toMatchObject({
      message: expect.stringContaining("stopped"),
    });
  });
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { connectAccount } from "../../lib/collectors/connect-account.ts";
import type { FakeAccount } from "../fake-aws/account.ts";
import { sandboxAccessKeyId } from "../fake-aws/account.ts";
import { buildEmptyAccount, sampleRole } from "../fake-aws/sample-account.ts";
import { aSandbox, callsIn, noSettings, now, setEnvironment } from "./a-sandbox.ts";

const anEmptyAccount = (): FakeAccount => buildEmptyAccount({ now });

async function notConnected(answer: ReturnType<typeof connectAccount>) {
  const result = await answer;
  if (result.kind === "connected") throw new Error("it connected");
  return result;
}

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

describe("the home region", () => {
  test("is the settings'", async () => {
    const { connected } = await aSandbox(anEmptyAccount());

    const { home } = await connected({ region: "eu-west-1" });

    expect(home).toEqual({ name: "eu-west-1", from: "settings" });
  });

  test("is else the one of AWS's own variables", async () => {
    const { connected } = await aSandbox(anEmptyAccount());
    setEnvironment({ AWS_REGION: "eu-west-2" });

    const { home } = await connected();

    expect(home).toEqual({ name: "eu-west-2", from: "aws_configuration" });
  });

  test("is else us-east-1, and that this was nobody's choice is said", async () => {
    const { connected } = await aSandbox(anEmptyAccount());
    setEnvironment({ AWS_REGION: undefined });

    const { home } = await connected();

    expect(home).toEqual({ name: "us-east-1", from: "default" });
  });
});

describe("region names in the settings", () => {
  test("choose among the enabled regions, each once", async () => {
    const { connected } = await aSandbox(anEmptyAccount());

    const connection = await connected({ regions: ["us-west-2", "eu-west-1", "us-west-2"] });

    expect(connection).toMatchObject({
      regions: ["eu-west-1", "us-west-2"],
      regionsFrom: "settings",
    });
  });

  test("that are no region's are refused, naming the nearest enabled ones", async () => {
    const { connect } = await aSandbox(anEmptyAccount());

    const answer = await notConnected(connect({ regions: ["eu-wset-1", "us-east-1"] }));

    expect(answer.failure.reason).toBe("not_in_region");
    expect(answer.message).toMatch(
      /^eu-wset-1 is not a region of AWS\. Did you mean one of eu-west-1, /,
    );
    expect(answer.message).toContain("Enabled are: ap-northeast-1,");
  });

  test("that are switched off for the account are refused as such", async () => {
    const { connect } = await aSandbox(anEmptyAccount());

    const answer = await notConnected(connect({ regions: ["af-south-1"] }));

    expect(answer.failure.reason).toBe("region_disabled");
    expect(answer.message).toContain("af-south-1 is not enabled for this account");
  });

  test("are taken at their word where AWS lists none", async () => {
    const account = anEmptyAccount();
    account.deny({ service: "*", by: "identity_policy" });
    const { connected } = await aSandbox(account);

    const connection = await connected({ regions: ["eu-west-1"] });

    expect(connection).toMatchObject({ regions: ["eu-west-1"], regionsFrom: "settings" });
  });

  test("a home region that is switched off is told apart from wrong credentials", async () => {
    const { connect } = await aSandbox(anEmptyAccount());

    const answer = await notConnected(connect({ region: "af-south-1" }));

    expect(answer.failure.reason).toBe("region_disabled");
    expect(answer.message).toContain("The region af-south-1 is not enabled for this account");
  });
});

describe("no credentials", () => {
  const nothing = {
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
  };

  test("says which sources were tried, in order, and what to do", async () => {
    const { connect } = await aSandbox(anEmptyAccount());
    setEnvironment(nothing);

    const answer = await notConnected(connect());

    expect(answer.failure).toMatchObject({ reason: "credentials", operation: "credentials" });
    expect(answer.tried.map((source) => source.split(":")[0])).toEqual([
      "environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
      "AWS configuration and credentials files",
      "credential_process of the profile",
      "web identity token file",
      "EC2 instance metadata",
    ]);
    expect(answer.message).toMatch(
      /^No AWS credentials were found\. Tried, in order: environment variables/,
    );
    expect(answer.message).toContain("aws sso login");
    expect(answer.message).toContain("aws configure");
    expect(answer.message).toContain("AWS_PROFILE");
  });

  test("answers though the metadata address swallows every packet", async () => {
    const swallowing = createServer(() => {});
    await new Promise<void>((resolve) => swallowing.listen(0, "127.0.0.1", resolve));
    const sockets = new Set<import("node:net").Socket>();
    swallowing.on("connection", (socket) => sockets.add(socket));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      swallowing.close();
    });
    const address = swallowing.address();
    const port = typeof address === "object" ? address?.port : 0;
    const { connect } = await aSandbox(anEmptyAccount());
    setEnvironment({
      ...nothing,
      AWS_EC2_METADATA_DISABLED: "false",
      AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${port}`,
    });

    const answer = await notConnected(connect());

    expect(answer.failure.reason).toBe("credentials");
    expect(answer.tried).toContainEqual(expect.stringMatching(/^EC2 instance metadata/));
    expect(sockets.size).toBeGreaterThan(0);
  });

  test("in the profile that AWS_PROFILE names, the profile is named", async () => {
    const { connect } = await aSandbox(anEmptyAccount());
    setEnvironment({ ...nothing, AWS_PROFILE: "no-such-profile" });

    const answer = await notConnected(connect());

    expect(answer.message).toContain("AWS_PROFILE names no-such-profile, which gives none.");
  });

  test("because the sign-in of the profile has run out, says to sign in again", async () => {
    const folder = await mkdtemp(join(tmpdir(), "demarc-aws-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "config");
    await writeFile(
      file,
      "[profile work]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = reader\n[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://example.awsapps.com/start\n",
    );
    const { connect } = await aSandbox(anEmptyAccount());
    setEnvironment({ ...nothing, AWS_PROFILE: "work", AWS_CONFIG_FILE: file, HOME: folder });

    const answer = await notConnected(connect());

    expect(answer.failure.reason).toBe("credentials");
    expect(answer.message).toMatch(
      /^The sign-in of this machine's AWS profile has expired or is missing\. Run `aws sso login`/,
    );
  });
});

describe("credentials that AWS does not take", () => {
  test("because they have expired: sign in again", async () => {
    const account = anEmptyAccount();
    account.fault({ service: "sts", fault: { kind: "expired" } });
    const { connect } = await aSandbox(account);

    const answer = await notConnected(connect());

    expect(answer.failure.reason).toBe("credentials");
    expect(answer.message).toMatch(
      /^The AWS credentials have expired\. Sign in again with `aws sso login`/,
    );
    expect(answer.message).toContain(
      "ExpiredToken: The security token included in the request is expired",
    );
  });

  test("because it does not know them", async () => {
    const account = anEmptyAccount();
    account.credentials.delete(sandboxAccessKeyId);
    const { connect } = await aSandbox(account);

    const answer = await notConnected(connect());

    expect(answer.failure.reason).toBe("credentials");
    expect(answer.message).toMatch(/^AWS does not know these credentials/);
  });

  test.each([
    [
      "Signature expired: 20261122T090000Z is now earlier than 20261122T100000Z",
      /^This machine's clock is wrong/,
    ],
    [
      "Signature not yet current: 20261122T110000Z is still later than 20261122T100000Z",
      /^This machine's clock is wrong/,
    ],
    [
      "The request signature we calculated does not match the signature you provided.",
      /^The secret access key does not belong to the access key/,
    ],
  ])("because of the signature (%s)", async (words, message) => {
    const account = anEmptyAccount();
    const body = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>${words}</Message></Error></ErrorResponse>`;
    account.fault({ service: "sts", fault: { kind: "answer", status: 403, body } });
    const { connect } = await aSandbox(account);

    const answer = await notConnected(connect());

    expect(answer.failure.reason).toBe("credentials");
    expect(answer.message).toMatch(message);
  });

  test("because it refuses them everything: the policy to attach is named", async () => {
    const account = anEmptyAccount();
    account.fault({ service: "sts", fault: { kind: "denied_by_scp" } });
    const { connect } = await aSandbox(account);

    const answer = await notConnected(connect());

    expect(answer.failure.reason).toBe("denied_by_scp");
    expect(answer.message).toMatch(/^AWS refuses sts:GetCallerIdentity .*demarc policy/);
  });
});

describe("an endpoint that cannot be reached", () => {
  test("says so, with what to check", async () => {
    const { connect } = await aSandbox(anEmptyAccount());
    setEnvironment({ AWS_ENDPOINT_URL: "http://127.0.0.1:1" });

    const answer = await notConnected(connect());

    expect(answer.failure).toMatchObject({
      reason: "unreachable",
      operation: "sts:GetCallerIdentity",
    });
    expect(answer.message).toMatch(
      /^AWS could not be reached in us-east-1\. Check .*AWS_ENDPOINT_URL/,
    );
    expect(answer.message).toContain("ECONNREFUSED");
  });

  test.each([
    ["half an answer", { kind: "malformed_json" } as const],
    ["a proxy's log-in page", { kind: "html_page" } as const],
  ])("but %s in AWS's place says that too", async (_, fault) => {
    const account = anEmptyAccount();
    account.fault({ service: "sts", fault });
    const { connect } = await aSandbox(account);

    const answer = await notConnected(connect());

    expect(answer.failure.reason).toBe("malformed");
    expect(answer.message).toMatch(/^Something answered in AWS's place/);
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
    setTimeout(() => stop.abort(), 50);

    expect(await notConnected(answer)).toMatchObject({
      message: expect.stringContaining("stopped"),
    });
  });
});

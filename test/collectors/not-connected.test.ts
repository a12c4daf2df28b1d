import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type FakeAccount, sandboxAccessKeyId } from "../fake-aws/account.ts";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import { aSandbox, now, setEnvironment } from "./a-sandbox.ts";
import { notConnected } from "./not-connected.ts";

const anEmptyAccount = (): FakeAccount => buildEmptyAccount({ now });

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
    expect(answer.advice).toMatch(/^No AWS credentials were found\. Sign in/);
    expect(answer.message).toContain("aws sso login");
    expect(answer.message).toContain("aws configure");
    expect(answer.message).toContain("AWS_PROFILE");
  });

  test("answers though the metadata address swallows every packet", async () => {
    const swallowing = createServer(() => {});
    await new Promise<void>((resolve) => swallowing.listen(0, "127.0.0.1", resolve));
    const sockets = new Set<Socket>();
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
    expect(answer.message).toMatch(/^AWS refuses sts:GetCallerIdentity .*demarc -- policy/);
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

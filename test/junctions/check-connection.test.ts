import { describe, expect, test } from "vitest";
import { checkConnection } from "../../lib/check-connection.ts";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import { inSandbox } from "./in-sandbox.ts";

const minute = 60_000;
const start = Date.parse("2026-11-22T09:00:00Z");

describe("whose credentials these are", () => {
  test("asked of AWS, and not again within half a minute", async () => {
    const account = buildEmptyAccount();
    await using _sandbox = await inSandbox(account);
    const asked = () =>
      account.calls.filter((call) => call.operation === "GetCallerIdentity").length;
    const view = await checkConnection(start);
    expect(view).toMatchObject({
      kind: "connected",
      account: { id: "111122223333", partition: "aws" },
      callerArn: "arn:aws:sts::111122223333:assumed-role/demarc-read-only/demarc",
    });
    expect(view.kind === "connected" && view.regions.length).toBeGreaterThanOrEqual(17);
    const once = asked();
    await checkConnection(start + 29_000);
    expect(asked()).toBe(once);
    await checkConnection(start + 31_000);
    expect(asked()).toBe(2 * once);
  });

  test("without credentials: what to do, and where was looked", async () => {
    await using _sandbox = await inSandbox(buildEmptyAccount(), {
      AWS_ACCESS_KEY_ID: "",
      AWS_SECRET_ACCESS_KEY: "",
    });
    const view = await checkConnection(start + 10 * minute);
    if (view.kind === "connected") throw new Error("There was nothing to connect with.");
    expect(view.message).toContain("No AWS credentials were found.");
    expect(view.tried.length).toBeGreaterThan(2);
  });
});

import { describe, expect, test } from "vitest";
import type { FakeAccount } from "../fake-aws/account.ts";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import { aSandbox, now, setEnvironment } from "./a-sandbox.ts";
import { notConnected } from "./not-connected.ts";

const anEmptyAccount = (): FakeAccount => buildEmptyAccount({ now });

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

  test.for([undefined, "", " "])(
    "is else us-east-1, and that this was nobody's choice is said (AWS_REGION is %j)",
    async (name) => {
      const { connected } = await aSandbox(anEmptyAccount());
      setEnvironment({ AWS_REGION: name });

      const { home } = await connected();

      expect(home).toEqual({ name: "us-east-1", from: "default" });
    },
  );
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

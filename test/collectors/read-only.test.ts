import { AcceptPrimaryEmailUpdateCommand } from "@aws-sdk/client-account";
import {
  DeleteConfigRuleCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-config-service";
import { RunInstancesCommand } from "@aws-sdk/client-ec2";
import { DeleteDetectorCommand } from "@aws-sdk/client-guardduty";
import { AssumeRoleCommand, GetSessionTokenCommand } from "@aws-sdk/client-sts";
import { describe, expect, test } from "vitest";
import { iamPolicy } from "../../lib/collectors/iam-policy.ts";
import { ForbiddenOperationError } from "../../lib/collectors/read-only-guard.ts";
import {
  type OptionalReads,
  readOnlyOperations,
} from "../../lib/collectors/read-only-operations.ts";
import type { FakeAccount } from "../fake-aws/account.ts";
import { buildEmptyAccount, buildSampleAccount } from "../fake-aws/sample-account.ts";
import { addBucketRule, addPackWith, anAccount, onlyThere } from "./a-region.ts";
import { aSandbox, callsIn, noSettings, now } from "./a-sandbox.ts";

const refusalOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "it was sent",
    (error: unknown) => error,
  );

describe("a call that is not on the read-only list is refused", () => {
  test("by every client, naming the operation, and nothing reaches AWS", async () => {
    const account = buildEmptyAccount({ now });
    const { connected } = await aSandbox(account);
    const { clients } = await connected();
    account.forgetCalls();

    const refusals = await Promise.all([
      refusalOf(
        clients.config("us-east-1").send(new DeleteConfigRuleCommand({ ConfigRuleName: "x" })),
      ),
      refusalOf(
        clients.guardduty("us-east-1").send(new DeleteDetectorCommand({ DetectorId: "x" })),
      ),
      refusalOf(
        clients
          .account()
          .send(
            new AcceptPrimaryEmailUpdateCommand({ AccountId: "1", PrimaryEmail: "a", Otp: "1" }),
          ),
      ),
      refusalOf(
        (await clients.ec2()).send(
          new RunInstancesCommand({ ImageId: "x", MinCount: 1, MaxCount: 1 }),
        ),
      ),
      refusalOf(clients.sts("us-east-1").send(new GetSessionTokenCommand({}))),
    ]);

    expect(refusals.every((refusal) => refusal instanceof ForbiddenOperationError)).toBe(true);
    expect(refusals).toMatchObject(
      [
        "config:DeleteConfigRule",
        "guardduty:DeleteDetector",
        "account:AcceptPrimaryEmailUpdate",
        "ec2:RunInstances",
        "sts:GetSessionToken",
      ].map((operation) => ({ operation, message: expect.stringContaining(operation) })),
    );
    expect(account.calls).toEqual([]);
  });

  test("before it is signed: not even credentials are asked for", async () => {
    const { createAwsClients } = await import("../../lib/collectors/aws-clients.ts");
    const { createRequestHandler } = await import("../../lib/collectors/http-agents.ts");
    const { createPacer } = await import("../../lib/collectors/pacer.ts");
    let asked = 0;
    const clients = createAwsClients({
      homeRegion: "us-east-1",
      requestHandler: createRequestHandler({}),
      ruleTags: false,
      pacer: createPacer(noSettings.pace.rates),
      credentials: async () => {
        asked++;
        return { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "x" };
      },
    });

    const refusal = await refusalOf(
      clients.config("us-east-1").send(new DeleteConfigRuleCommand({ ConfigRuleName: "x" })),
    );

    expect(refusal).toBeInstanceOf(ForbiddenOperationError);
    expect(asked).toBe(0);
  });

  test("AssumeRole among them, except by the provider of the role itself", async () => {
    const account = buildEmptyAccount({ now });
    const { connected } = await aSandbox(account);
    const { clients } = await connected();

    const refusal = await refusalOf(
      clients.sts("us-east-1").send(new AssumeRoleCommand({ RoleArn: "x", RoleSessionName: "y" })),
    );

    expect(refusal).toMatchObject({ operation: "sts:AssumeRole" });
  });

  test("nor a rule's tags, unless reading them is switched on", async () => {
    const account = anAccount();
    const arn = account.addRule("eu-west-1", { name: "own", owner: "CUSTOM_POLICY" }).arn;
    const { connected } = await aSandbox(account);
    const askWith = async (ruleTags: boolean) => {
      const { clients } = await connected({ ruleTags });
      return refusalOf(
        clients.config("eu-west-1").send(new ListTagsForResourceCommand({ ResourceArn: arn })),
      );
    };

    expect(await askWith(false)).toMatchObject({ operation: "config:ListTagsForResource" });
    expect(await askWith(true)).toBe("it was sent");
  });
});

describe("the read-only list", () => {
  test("holds reading verbs only", () => {
    const verbs = readOnlyOperations.map(({ operation }) =>
      operation.replace(/(?<=[a-z])[A-Z].*$/, ""),
    );

    expect(new Set(verbs)).toEqual(new Set(["Describe", "Get", "List", "Select"]));
  });

  test("names each operation once", () => {
    const actions = readOnlyOperations.map(({ action }) => action);

    expect(new Set(actions).size).toBe(actions.length);
  });
});

/** Collects all ways: the sample account, one whose packs hide their rules, one that lists no regions. */
async function everythingAsked(optional: OptionalReads): Promise<Set<string>> {
  const hiding = anAccount();
  const { packId } = addPackWith(hiding, "pack", {});
  addBucketRule(hiding, { bad: "NON_COMPLIANT" }, { name: "named-otherwise", packId });
  const closed = buildEmptyAccount({ now });
  closed.deny({ service: "account", by: "identity_policy" });
  const asked = new Set<string>();
  const collect = async (account: FakeAccount, settings = {}) => {
    const sandbox = await aSandbox(account);
    await sandbox.collect({ ...settings, ...optional });
    for (const action of Object.keys(callsIn(account))) asked.add(action);
  };
  await collect(buildSampleAccount({ now }));
  await collect(hiding, onlyThere);
  await collect(closed, onlyThere);
  return asked;
}

describe("the IAM policy", () => {
  test.each([
    ["", { ruleTags: false }],
    [" with the tags of custom rules", { ruleTags: true }],
  ])("allows what a collection%s asks by every path, no more and no less", async (_, optional) => {
    const asked = await everythingAsked(optional);

    const allowed = iamPolicy(optional).Statement.flatMap(({ Action }) => Action);

    expect(allowed.toSorted()).toEqual([...asked].sort());
  });

  test("is the policy AWS takes, by topic, without AssumeRole", () => {
    const policy = iamPolicy();

    expect(policy.Version).toBe("2012-10-17");
    expect(
      policy.Statement.map(({ Sid, Effect, Resource }) => ({ Sid, Effect, Resource })),
    ).toEqual([
      { Sid: "DemarcConfig", Effect: "Allow", Resource: "*" },
      { Sid: "DemarcGuardDutyAndContext", Effect: "Allow", Resource: "*" },
      { Sid: "DemarcArtifactMetadata", Effect: "Allow", Resource: "*" },
    ]);
    expect(JSON.stringify(policy)).not.toContain("AssumeRole");
  });

  test("has one statement more where tags of custom rules are asked for, and is else the same", () => {
    const policy = iamPolicy({ ruleTags: true });

    expect(policy.Statement.slice(0, -1)).toEqual(iamPolicy().Statement);
    expect(policy.Statement.at(-1)).toEqual({
      Sid: "DemarcRuleTags",
      Effect: "Allow",
      Resource: "*",
      Action: ["config:ListTagsForResource"],
    });
  });
});

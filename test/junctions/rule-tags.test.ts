/** The setting that switches tags of custom rules on: what it adds to a collection and to the policy. */
import { describe, expect, test, vi } from "vitest";
import { readPolicy, readPolicyOfSettings } from "../../lib/read-policy.ts";
import { refreshPosture } from "../../lib/refresh-posture.ts";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import { inSandbox } from "./in-sandbox.ts";

const region = "eu-west-1";
const settings = (word: string) => ({ DEMARC_REGIONS: region, DEMARC_RULE_TAGS: word });

function anAccountWithItsOwnRule() {
  const account = buildEmptyAccount();
  account.addRule(region, {
    name: "own",
    owner: "CUSTOM_POLICY",
    tags: { "demarc:pillar": "security" },
  });
  const asked = () => account.calls.some(({ operation }) => operation === "ListTagsForResource");
  return { account, asked };
}

describe("a collection", () => {
  test.for([
    ["off", false],
    ["on", true],
  ] as const)("with the setting %s asks for tags of custom rules: %s", async ([word, asks]) => {
    const { account, asked } = anAccountWithItsOwnRule();
    await using _sandbox = await inSandbox(account, settings(word));

    const result = await refreshPosture();

    expect(result).toMatchObject({ kind: "saved", outcome: "complete" });
    expect(asked()).toBe(asks);
  });

  test("that is refused the tags is saved as partial, with AWS's words in its coverage", async () => {
    const { account } = anAccountWithItsOwnRule();
    account.deny({ service: "config", operation: "ListTagsForResource", by: "identity_policy" });
    await using _sandbox = await inSandbox(account, settings("on"));

    const result = await refreshPosture();

    if (result.kind !== "saved") throw new Error(result.kind);
    expect(result.outcome).toBe("partial");
    expect(result.posture.coverage.map(({ detail }) => detail).join("\n")).toMatch(
      /config:ListTagsForResource: AccessDeniedException: .* is not authorized/,
    );
  });

  test("that is refused the tags leaves a rule where the tags read before had put it", async () => {
    const { account } = anAccountWithItsOwnRule();
    await using _sandbox = await inSandbox(account, settings("on"));
    const ownRule = async () => {
      const result = await refreshPosture();
      if (result.kind !== "saved") throw new Error(result.kind);
      return result.posture.rules.find(({ name }) => name === "own");
    };
    const placed = { pillars: ["security"], classifiedBy: "user" };
    expect(await ownRule()).toMatchObject(placed);

    account.deny({ service: "config", operation: "ListTagsForResource", by: "identity_policy" });

    expect(await ownRule()).toMatchObject(placed);
  });
});

describe("the policy of the settings", () => {
  test.for([
    ["off", false],
    ["on", true],
  ] as const)("with rule tags %s, allows reading them: %s", ([word, ruleTags]) => {
    vi.stubEnv("DEMARC_RULE_TAGS", word);

    const policy = readPolicyOfSettings();
    vi.unstubAllEnvs();

    expect(policy.includes('"config:ListTagsForResource"')).toBe(ruleTags);
    expect(policy).toBe(readPolicy({ ruleTags }));
  });
});

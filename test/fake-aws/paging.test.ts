/** Pages: AWS's sizes, tokens that fit one listing only, an empty page in a long one. */
import {
  DescribeConfigRulesCommand,
  GetComplianceDetailsByConfigRuleCommand,
  ListTagsForResourceCommand,
  paginateDescribeConfigRules,
  paginateSelectResourceConfig,
  SelectResourceConfigCommand,
} from "@aws-sdk/client-config-service";
import { ListFindingsCommand, paginateListFindings } from "@aws-sdk/client-guardduty";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FakeAccount } from "./account.ts";
import { type Clients, watchedClients } from "./checks/watched-clients.ts";
import { ForeignTokenError, type Page, pageOf } from "./paging.ts";
import { buildSampleAccount } from "./sample-account.ts";
import { type ServedAccount, serveAccount } from "./serve.ts";

let account: FakeAccount;
let served: ServedAccount;
let home: Clients;
let abroad: Clients;
beforeAll(async () => {
  account = buildSampleAccount({ now: new Date("2026-11-22T09:00:00Z") });
  served = await serveAccount(account);
  home = watchedClients({ url: served.url });
  abroad = watchedClients({ url: served.url, region: "eu-west-1" });
});
afterAll(async () => {
  home.destroy();
  abroad.destroy();
  await served.close();
});

const listing = { operation: "List", region: "us-east-1", asked: {} };

describe("a listing", () => {
  test("gives every item once and in order, whatever its length and page size", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 100 }), (length, limit) => {
        const items = Array.from({ length }, (_, index) => index);
        const found: number[] = [];
        let token: string | null = null;
        do {
          const page: Page<number> = pageOf(items, { limit, token, listing });
          found.push(...page.items);
          token = page.nextToken;
        } while (token !== null);
        return JSON.stringify(found) === JSON.stringify(items);
      }),
    );
  });

  test("that is long has exactly one empty page, and a token on it", () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    const sizes: number[] = [];
    let token: string | null = null;
    do {
      const page: Page<number> = pageOf(items, { limit: 25, token, listing });
      sizes.push(page.items.length);
      token = page.nextToken;
    } while (token !== null);

    expect(sizes).toEqual([25, 0, 25, 25, 25]);
  });

  test("does not take another listing's token, nor one that was changed", () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    const { nextToken } = pageOf(items, { limit: 25, token: null, listing });
    const changed = Buffer.from(nextToken ?? "", "base64")
      .toString()
      .replace("25", "50");

    for (const other of [{ operation: "Other" }, { region: "eu-west-1" }, { asked: { a: 1 } }])
      expect(() =>
        pageOf(items, { limit: 25, token: nextToken, listing: { ...listing, ...other } }),
      ).toThrow(ForeignTokenError);
    expect(() =>
      pageOf(items, { limit: 25, token: Buffer.from(changed).toString("base64"), listing }),
    ).toThrow(ForeignTokenError);
  });
});

describe("AWS's page sizes", () => {
  test("rules come 25 a page, with one page empty", async () => {
    const sizes: number[] = [];
    for await (const { ConfigRules = [] } of paginateDescribeConfigRules(
      { client: home.config },
      {},
    ))
      sizes.push(ConfigRules.length);

    expect(sizes.filter((size) => size === 0)).toHaveLength(1);
    expect(Math.max(...sizes)).toBe(25);
    expect(sizes.reduce((total, size) => total + size, 0)).toBe(
      account.region("us-east-1").rules.size,
    );
  });

  test("a rule's rows come 10 a page unless more are asked for, and 0 asks for no other", async () => {
    const ConfigRuleName = [...account.region("us-east-1").rules.values()].find(
      ({ rows, name }) => rows.size > 14 && name.length <= 64,
    )?.name;
    const sizeWith = async (limit: object): Promise<number | undefined> => {
      const details = new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName, ...limit });
      return (await home.config.send(details)).EvaluationResults?.length;
    };

    expect(await sizeWith({})).toBe(10);
    expect(await sizeWith({ Limit: 0 })).toBe(10);
    expect(await sizeWith({ Limit: 100 })).toBeGreaterThan(10);
  });

  test("tags come 50 a page unless fewer are asked for, and 0 asks for no other", async () => {
    const tags = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}`, "x"]));
    const { arn: ResourceArn } = account.addRule("us-east-1", { name: "much-tagged", tags });
    const sizeWith = async (limit: object): Promise<number | undefined> =>
      (await home.config.send(new ListTagsForResourceCommand({ ResourceArn, ...limit }))).Tags
        ?.length;

    expect(await sizeWith({})).toBe(50);
    expect(await sizeWith({ Limit: 0 })).toBe(50);
    expect(await sizeWith({ Limit: 7 })).toBe(7);
    account.deleteRule("us-east-1", "much-tagged");
  });

  test("SQL rows come at most 100 a page and finding ids at most 50", async () => {
    const Expression = "SELECT resourceId WHERE resourceType = 'AWS::Config::ResourceCompliance'";
    const rows: number[] = [];
    const ids: number[] = [];
    const pages = paginateSelectResourceConfig(
      { client: home.config, pageSize: 100 },
      { Expression },
    );
    for await (const { Results = [] } of pages) rows.push(Results.length);
    const DetectorId = account.region("us-east-1").detector?.id ?? "";
    for await (const { FindingIds = [] } of paginateListFindings(
      { client: home.guardduty },
      { DetectorId },
    ))
      ids.push(FindingIds.length);

    expect(rows[0]).toBe(100);
    expect(ids).toEqual([50, 0, 50, 4]);
  });

  test("GuardDuty's last page has an empty token", async () => {
    const DetectorId = account.region("us-east-2").detector?.id ?? "";
    const east = watchedClients({ url: served.url, region: "us-east-2" });

    const { NextToken } = await east.guardduty.send(new ListFindingsCommand({ DetectorId }));

    expect(NextToken).toBe("");
    east.destroy();
  });
});

describe("tokens over the wire", () => {
  const Expression = "SELECT resourceId WHERE resourceType = 'AWS::Config::ResourceCompliance'";

  test("one region's token is foreign in another", async () => {
    const { NextToken } = await home.config.send(new DescribeConfigRulesCommand({}));

    await expect(
      abroad.config.send(new DescribeConfigRulesCommand({ NextToken })),
    ).rejects.toMatchObject({
      name: "InvalidNextTokenException",
    });
  });

  test("a token goes with its question; only the page size may change", async () => {
    const { NextToken } = await home.config.send(
      new SelectResourceConfigCommand({ Expression, Limit: 10 }),
    );

    const again = new SelectResourceConfigCommand({ Expression, Limit: 100, NextToken });
    const other = new SelectResourceConfigCommand({ Expression: `${Expression} `, NextToken });
    const { NextToken: afterEmptyPage } = await home.config.send(again);

    expect(afterEmptyPage).toBeDefined();
    await expect(home.config.send(other)).rejects.toMatchObject({
      name: "InvalidNextTokenException",
    });
  });
});

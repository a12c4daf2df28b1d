/** Which regions there are: asked of Account Management, else of EC2. */
import { paginateListRegions } from "@aws-sdk/client-account";
import { z } from "zod";
import type { Ask } from "./ask-aws.ts";
import { attempt } from "./attempt.ts";
import type { AwsClients } from "./aws-clients.ts";
import type { ReadFailure } from "./read-failure.ts";
import { awsText, pageToken } from "./wire-text.ts";

export interface RegionListing {
  readonly from: "account:ListRegions" | "ec2:DescribeRegions";
  readonly enabled: readonly string[];
  /** Known, but switched off for the account; empty where AWS was asked for enabled ones only. */
  readonly disabled: readonly string[];
}

/** A listing, or why neither service gave one. */
export type RegionsFound =
  | { readonly listing: RegionListing; readonly failures: readonly ReadFailure[] }
  | { readonly listing: null; readonly failures: readonly ReadFailure[] };

const wireRegionsPage = z
  .object({
    Regions: z.array(z.object({ RegionName: awsText, RegionOptStatus: awsText })),
    NextToken: pageToken,
  })
  .transform((page) => ({ rows: page.Regions, nextToken: page.NextToken }));

const wireEc2Regions = z
  .object({ Regions: z.array(z.object({ RegionName: awsText })) })
  .transform((answer) => answer.Regions.map(({ RegionName }) => RegionName));

/** Partitions that have an Account Management endpoint. */
const partitionsWithAccounts: ReadonlySet<string> = new Set(["aws", "aws-cn"]);

export async function listRegions(
  ask: Ask,
  clients: AwsClients,
  partition: string,
): Promise<RegionsFound> {
  const failures: ReadFailure[] = [];
  const ways = partitionsWithAccounts.has(partition) ? [fromAccount, fromEc2] : [fromEc2];
  for (const way of ways) {
    const found = await attempt(() => way(ask, clients));
    if (found.kind === "read") return { listing: found.value, failures };
    failures.push(found.failure);
  }
  return { listing: null, failures };
}

async function fromAccount(ask: Ask, clients: AwsClients): Promise<RegionListing> {
  const enabled: string[] = [];
  const disabled: string[] = [];
  const pages = ask.pages("account:ListRegions", wireRegionsPage, (options) =>
    paginateListRegions({ client: clients.account(), pageSize: 50 }, {}, options),
  );
  for await (const page of pages)
    for (const { RegionName, RegionOptStatus } of page)
      (RegionOptStatus.startsWith("ENABLED") ? enabled : disabled).push(RegionName);
  return { from: "account:ListRegions", enabled: enabled.sort(), disabled: disabled.sort() };
}

async function fromEc2(ask: Ask, clients: AwsClients): Promise<RegionListing> {
  const { DescribeRegionsCommand } = await import("@aws-sdk/client-ec2");
  const client = await clients.ec2();
  const enabled = await ask.one("ec2:DescribeRegions", wireEc2Regions, (options) =>
    client.send(new DescribeRegionsCommand({}), options),
  );
  return { from: "ec2:DescribeRegions", enabled: enabled.toSorted(), disabled: [] };
}

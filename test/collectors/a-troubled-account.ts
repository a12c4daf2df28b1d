/** An account of two regions, one of which will be in trouble; a store that knows the account from before. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, vi } from "vitest";
import { closeStores } from "../../lib/opened-store.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { Source } from "../../lib/posture/vocabulary.ts";
import { type RefreshResult, refreshPosture } from "../../lib/refresh-posture.ts";
import { readSettings } from "../../lib/settings.ts";
import type { FakeAccount, RecordedCall } from "../fake-aws/account.ts";
import { addPack } from "../fake-aws/config-changes.ts";
import { addReports } from "../fake-aws/sample/reports.ts";
import { buildEmptyAccount, buildRecorder } from "../fake-aws/sample-account.ts";
import { inSandbox } from "../junctions/in-sandbox.ts";
import { aWireFinding } from "./a-watched-account.ts";

/** Nothing happens here, and the credentials are from here. */
export const quiet = "us-east-1";
export const troubled = "eu-west-1";

/** Deployed in the troubled region alone, where everything passes it. */
export const onlyThere = "LAMBDA_INSIDE_VPC";

const fast = { start: 100, most: 100 };
const unhurried = [
  "config",
  "config_rule_details",
  "config_pack_details",
  "guardduty",
  "artifact",
].map((family) => `${family}=${fast.start}-${fast.most}`);

/** The same for all accounts of a test file, so that they are one account to the store. */
const now = new Date();

function aTroubledAccount(): FakeAccount {
  const account = buildEmptyAccount({ now });
  for (const name of [quiet, troubled]) {
    const region = account.region(name);
    region.recorder = buildRecorder(account);
    const pack = addPack(account, region, { name: "basics" });
    addBuckets(account, name, "S3_BUCKET_VERSIONING_ENABLED", "versioning", null);
    addBuckets(account, name, "S3_BUCKET_SSL_REQUESTS_ONLY", `tls-${pack.id}`, pack.id);
    region.detector = {
      id: "12abc34d567e8fa901bc2d34e56789f0",
      status: "ENABLED",
      createdAt: account.now,
      updatedAt: account.now,
      publishingFrequency: "SIX_HOURS",
      features: [{ name: "CLOUD_TRAIL", status: "ENABLED", additional: [] }],
      findings: new Map(),
      filters: [],
    };
    for (const id of ["a", "b"]) account.addFinding(name, findingIn(name, id));
  }
  const type = "AWS::Lambda::Function";
  account.addRule(troubled, { name: "inside-vpc", identifier: onlyThere, resourceTypes: [type] });
  const verdict = { resourceType: type, resourceId: "worker", verdict: "COMPLIANT" } as const;
  account.setVerdict({ region: troubled, rule: "inside-vpc", ...verdict });
  addReports(account);
  return account;
}

export const findingIn = (region: string, id: string) =>
  aWireFinding(id, {
    arn: `arn:aws:guardduty:${region}:111122223333:detector/d/finding/${id}`,
    region,
  });

function addBuckets(
  account: FakeAccount,
  region: string,
  identifier: string,
  name: string,
  packId: string | null,
): void {
  account.addRule(region, { name, identifier, packId, resourceTypes: ["AWS::S3::Bucket"] });
  const bucket = { region, rule: name, resourceType: "AWS::S3::Bucket" };
  account.setVerdict({ ...bucket, resourceId: "good", verdict: "COMPLIANT" });
  const annotation = "bad is bad";
  account.setVerdict({ ...bucket, resourceId: "bad", verdict: "NON_COMPLIANT", annotation });
}

export interface KnownAccount {
  readonly account: FakeAccount;
  /** As it was while all was well. */
  readonly before: Posture;
  /** Collects anew. What was asked is in `account.calls`. */
  readonly collect: () => Promise<RefreshResult>;
}

/** Collects the account once, well; then something new happens in the quiet region. */
export async function aKnownAccount(): Promise<KnownAccount> {
  const account = aTroubledAccount();
  const sandbox = await inSandbox(account, {
    DEMARC_REGIONS: `${quiet},${troubled}`,
    DEMARC_RATES: unhurried.join(","),
  });
  onTestFinished(() => sandbox[Symbol.asyncDispose]());
  // The SDK waits at random between its attempts, up to many seconds: at random, it waits not at all.
  const dice = vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(() => dice.mockRestore());
  const before = await collectedBefore();
  const news = { resourceType: "AWS::S3::Bucket", resourceId: "new", verdict: "NON_COMPLIANT" };
  account.setVerdict({ ...news, verdict: "NON_COMPLIANT", region: quiet, rule: "versioning" });
  account.addFinding(quiet, findingIn(quiet, "new"));
  account.forgetCalls();
  return { account, before, collect: () => refreshPosture() };
}

let first: { readonly folder: string; readonly posture: Posture } | null = null;

/**
 * For a test file's `afterAll`. Files may share a process and so this module, and a hook set here would
 * belong to the first of them alone.
 */
export async function forgetTheKnownAccount(): Promise<void> {
  if (first !== null) await rm(first.folder, { recursive: true, force: true });
  first = null;
}

/** What the store knows when a test begins: collected for the first test of a file, copied for the others. */
async function collectedBefore(): Promise<Posture> {
  const { store } = readSettings();
  if (first !== null) {
    await cp(first.folder, store, { recursive: true });
    return first.posture;
  }
  const posture = savedIn(await refreshPosture());
  expect(posture.snapshot.outcome).toBe("complete");
  await closeStores();
  const folder = await mkdtemp(join(tmpdir(), "demarc-known-"));
  await cp(store, folder, { recursive: true });
  first = { folder, posture };
  return posture;
}

/** The posture of a collection that was saved; fails the test when it was not. */
export function savedIn(result: RefreshResult): Posture {
  if (result.kind !== "saved") throw new Error(`${result.kind}: ${result.message}`);
  return result.posture;
}

export function coverageIn({ coverage }: Posture, source: Source, region: string) {
  const row = coverage.find((each) => each.source === source && each.region === region);
  if (row === undefined) throw new Error(`no coverage of ${source} in ${region}`);
  return row;
}

/** The rules of one region as the account's own truth has them. */
export const trueRulesIn = (account: FakeAccount, region: string) =>
  account
    .truth()
    .rules.filter((rule) => rule.region === region)
    .map(({ name, compliance, compliantResources, nonCompliantResources }) => ({
      name,
      compliance,
      compliantResources,
      nonCompliantResources,
    }));

export const rulesIn = ({ rules }: Posture, region: string) =>
  rules
    .filter((rule) => rule.region === region)
    .map(({ name, compliance, compliantResources, nonCompliantResources }) => ({
      name,
      compliance,
      compliantResources,
      nonCompliantResources,
    }));

/** Requests as the sandbox saw them: `guardduty:ListDetectors`. */
export const asked = (account: FakeAccount, which: Partial<RecordedCall>): readonly string[] =>
  account.calls
    .filter(
      (call) =>
        (which.service === undefined || call.service === which.service) &&
        (which.region === undefined || call.region === which.region),
    )
    .map(({ service, operation }) => `${service}:${operation}`);

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildEmptyAccount, buildRecorder } from "../fake-aws/sample-account.ts";
import { againstSandbox, type Sandbox } from "./against-sandbox.ts";
import { demarcHere } from "./demarc-here.ts";

const region = "eu-west-1";
const publicRead = "s3-bucket-public-read-prohibited";
const versioning = "s3-bucket-versioning-enabled";
const neverRan = "rds-storage-encrypted";

/** One control passes, a medium or lesser one fails, one was never evaluated; GuardDuty is not set up. */
let sandbox: Sandbox;

/** Runs what only reads, without a process of its own. */
const read = (...parameters: string[]) => demarcHere(parameters, sandbox.environment);

beforeAll(async () => {
  const account = buildEmptyAccount();
  account.region(region).recorder = buildRecorder(account);
  const bucket = { region, resourceType: "AWS::S3::Bucket", resourceId: "orders" } as const;
  account.addResource(region, bucket.resourceType, bucket.resourceId);
  for (const [name, identifier] of [
    [publicRead, "S3_BUCKET_PUBLIC_READ_PROHIBITED"],
    [versioning, "S3_BUCKET_VERSIONING_ENABLED"],
    [neverRan, "RDS_STORAGE_ENCRYPTED"],
  ] as const) {
    account.addRule(region, { name, identifier });
  }
  account.setVerdict({ ...bucket, rule: publicRead, verdict: "COMPLIANT" });
  account.setVerdict({ ...bucket, rule: versioning, verdict: "NON_COMPLIANT" });
  sandbox = await againstSandbox(account, { DEMARC_REGIONS: region });
  const { code, stderr } = await sandbox.run("collect");
  if (code !== 0) throw new Error(stderr);
});

afterAll(() => sandbox[Symbol.asyncDispose]());

describe("demarc check", () => {
  test("passes with 0 when nothing as bad fails, and still says what was not seen", async () => {
    const ran = await read("check", "--fail-on", "critical");
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toMatch(/^PASSED for account 111122223333 \(sample account\) as of .+: /);
    expect(ran.stdout).toContain("1 control not judged, 2 of 3 readings whole.");
  });

  test("fails with 4 and prints what fails", async () => {
    const ran = await read("check", "--fail-on", "low");
    expect(ran).toMatchObject({ code: 4, stderr: "" });
    const [failure, summary] = ran.stdout.trimEnd().split("\n");
    expect(failure).toMatch(/^\w+ +control +S3_BUCKET_VERSIONING_ENABLED +1 resource +\S/);
    expect(summary).toMatch(/^FAILED .+: 1 control and 0 findings at low or worse; /);
  });

  test("names what fails by its whole key where a program reads, however long it is", async () => {
    const account = buildEmptyAccount();
    account.region(region).recorder = buildRecorder(account);
    const rule = `orders-${"must-keep-versions-".repeat(6)}`;
    account.addRule(region, { name: rule, owner: "CUSTOM_LAMBDA" });
    const bucket = { resourceType: "AWS::S3::Bucket", resourceId: "orders" } as const;
    account.setVerdict({ region, rule, ...bucket, verdict: "NON_COMPLIANT" });
    await using other = await againstSandbox(account, { DEMARC_REGIONS: region });
    await other.run("collect");
    const ran = await demarcHere(["check", "--fail-on", "low"], other.environment);
    expect(ran.stdout).toContain(` custom:${rule} `);
    const json = ["check", "--fail-on", "low", "--format", "json"];
    const { controls } = JSON.parse((await demarcHere(json, other.environment)).stdout);
    expect(controls).toMatchObject([{ key: `custom:${rule}` }]);
  });

  test("fails on high by default", async () => {
    const byDefault = await read("check");
    const asked = await read("check", "--fail-on", "high");
    expect(byDefault).toEqual(asked);
    expect(byDefault.stdout).toContain("at high or worse");
  });

  test("a filter narrows what it looks at", async () => {
    const ran = await read("check", "--fail-on", "low", "--severity", "critical");
    expect(ran.code).toBe(0);
    expect(ran.stdout).not.toContain("S3_BUCKET_VERSIONING_ENABLED");
  });

  test("less coverage than asked for fails, by readings and by controls judged", async () => {
    const ran = await read("check", "--fail-on", "critical", "--min-coverage", "90");
    expect(ran.code).toBe(4);
    expect(ran.stdout).toContain("Coverage: 66 % of the readings were whole, 90 % is asked.");
    expect(ran.stdout).toContain("Coverage: 66 % of the controls were judged, 90 % is asked.");
  });

  test("enough coverage passes", async () => {
    const ran = await read("check", "--fail-on", "critical", "--min-coverage", "66");
    expect(ran.code).toBe(0);
  });

  test("answers as JSON and as JUnit XML, with the same exit code, to stdout or into a file", async () => {
    const json = await read("check", "--fail-on", "low", "--format", "json");
    expect(json).toMatchObject({ code: 4, stderr: "" });
    expect(JSON.parse(json.stdout)).toMatchObject({
      passed: false,
      failOn: "low",
      controls: [{ key: "S3_BUCKET_VERSIONING_ENABLED", failingResources: 1 }],
    });
    const file = join(sandbox.store, "..", "junit.xml");
    const junit = await read("check", "--format", "junit", "--output", file);
    expect(junit).toMatchObject({ code: 0, stdout: "" });
    expect(await readFile(file, "utf8")).toContain(
      '<testsuite name="controls" tests="3" failures="0"',
    );
  });
});

import { describe, expect, test } from "vitest";
import { buildEmptyAccount, buildSampleAccount } from "../fake-aws/sample-account.ts";
import { againstSandbox, type Sandbox } from "./against-sandbox.ts";
import { collectHere } from "./collect-here.ts";
import { demarcHere } from "./demarc-here.ts";
import { demarc } from "./run-demarc.ts";

/** One small region of the sample account: fourteen rules, eight findings, all of it readable. */
const oneRegion = { DEMARC_REGIONS: "ap-southeast-2" };

const oneSmallRegion = () => againstSandbox(buildSampleAccount(), oneRegion);

/** The snapshot the store would export now. */
async function snapshotIn(sandbox: Sandbox): Promise<unknown> {
  const { stdout } = await demarcHere(["export", "--format", "json"], sandbox.environment);
  return JSON.parse(stdout).snapshot;
}

describe("demarc collect", () => {
  test("ends with 0 when everything was read, or read to be not set up", async () => {
    await using sandbox = await oneSmallRegion();
    const ran = await sandbox.run("collect");
    expect(ran.stdout).toMatch(/^Collected .+ complete: 3 of 3 readings whole, 14 rules, .+\n$/);
    expect(ran.code).toBe(0);
  });

  test("regions named for one run win over the settings'", async () => {
    await using sandbox = await oneSmallRegion();
    const ran = await sandbox.run("collect", "--regions", "eu-west-3, ap-northeast-3");
    expect(ran.stdout).toContain("complete: 2 of 5 readings whole, 3 not set up, 0 rules");
    expect(ran.code).toBe(0);
  });

  test("a region named for one run is added to what stands of the others", async () => {
    await using sandbox = await oneSmallRegion();
    await collectHere(sandbox);
    const ran = await sandbox.run("collect", "--regions", "eu-west-3");
    expect(ran.stdout).toContain(
      "; 1 of 2 regions asked, the others stand as they were last read.",
    );
  });

  test("off a terminal it says in plain lines how far it is, and draws no bar", async () => {
    await using sandbox = await oneSmallRegion();
    const { stderr } = await sandbox.run("collect");
    expect(stderr).toMatch(/^GuardDuty: 1 of 1 place, 8 rows in \d+ calls$/m);
    expect(stderr).toMatch(/^AWS Config: 1 of 1 place, \d+ rows in \d+ calls$/m);
    expect(stderr).not.toContain("\u001B");
  });

  test("an account with no Config and no GuardDuty anywhere is collected, and proves nothing", async () => {
    await using sandbox = await againstSandbox(buildEmptyAccount(), oneRegion);
    const collected = await sandbox.run("collect");
    expect(collected.stdout).toContain("complete: 1 of 3 readings whole, 2 not set up, 0 rules");
    expect(collected.code).toBe(0);
    const checked = await demarcHere(["check"], sandbox.environment);
    expect(checked.code).toBe(4);
    expect(checked.stdout).toContain("Nothing was judged and no detector was read");
    const page = await demarcHere(["export", "--format", "md"], sandbox.environment);
    expect(page.stdout).toContain("**Unknown**");
    expect(page.stdout).toContain("AWS Config not set up, no configuration recorder is set up");
  });
});

describe("a collection that could not read something", () => {
  test("is partial though its region is only called not set up, and says what was refused", async () => {
    await using sandbox = await oneSmallRegion();
    sandbox.account.stopRecorder("ap-southeast-2");
    sandbox.account.deny({
      service: "config",
      operation: "SelectResourceConfig",
      by: "identity_policy",
    });
    const ran = await sandbox.run("collect");
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain("partial");
    expect(ran.stderr).toContain("config:SelectResourceConfig");
  });
});

describe("a collection that can read nothing ends with 1, saves nothing, and the last snapshot stands", () => {
  test("denied everywhere", async () => {
    await using sandbox = await oneSmallRegion();
    await collectHere(sandbox);
    const before = await snapshotIn(sandbox);
    for (const service of ["config", "guardduty", "artifact"] as const) {
      sandbox.account.deny({ service, by: "identity_policy" });
    }
    const ran = await sandbox.run("collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("nothing was saved; the last snapshot stands");
    expect(ran.stderr).toContain("AWS Config not read (permission denied): ap-southeast-2");
    expect(ran.stderr).toContain("config:");
    expect(await snapshotIn(sandbox)).toEqual(before);
  });

  test("expired credentials", async () => {
    await using sandbox = await oneSmallRegion();
    await collectHere(sandbox);
    const before = await snapshotIn(sandbox);
    sandbox.account.fault({ fault: { kind: "expired" } });
    const ran = await sandbox.run("collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("The AWS credentials have expired.");
    expect(await snapshotIn(sandbox)).toEqual(before);
  });

  test("credentials that AWS does not know", async () => {
    await using sandbox = await againstSandbox(buildEmptyAccount(), {
      AWS_ACCESS_KEY_ID: "AKIAI44QH8DHBEXAMPLE",
    });
    const ran = await sandbox.run("collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("AWS does not know these credentials");
  });

  test("no credentials: says where it looked, what to do, and offers the demo", async () => {
    await using sandbox = await againstSandbox(buildEmptyAccount(), {
      AWS_ACCESS_KEY_ID: "",
      AWS_SECRET_ACCESS_KEY: "",
    });
    const ran = await sandbox.run("collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toMatch(/No AWS credentials were found\. Tried, in order: .+/);
    expect(ran.stderr).toContain("aws configure");
    expect(ran.stderr).toContain("npm run demo");
  });

  test("an endpoint that nobody listens at", async () => {
    await using sandbox = await againstSandbox(buildEmptyAccount(), {
      AWS_ENDPOINT_URL: "http://127.0.0.1:9",
    });
    const ran = await sandbox.run("collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("AWS could not be reached");
  });

  test.for(["malformed_json", "html_page"] as const)(
    "something that is not AWS answers (%s)",
    async (kind) => {
      await using sandbox = await oneSmallRegion();
      await collectHere(sandbox);
      const before = await snapshotIn(sandbox);
      for (const service of ["config", "guardduty", "artifact"] as const) {
        sandbox.account.fault({ service, fault: { kind } });
      }
      const ran = await sandbox.run("collect");
      expect(ran).toMatchObject({ code: 1, stdout: "" });
      expect(ran.stderr).toContain("AWS's answer could not be understood");
      expect(await snapshotIn(sandbox)).toEqual(before);
    },
  );
});

describe("a collection that can read something is saved and says what is missing", () => {
  test("one source denied: 3, and what is missing is named with AWS's own words", async () => {
    await using sandbox = await oneSmallRegion();
    sandbox.account.deny({ service: "guardduty", by: "identity_policy" });
    const ran = await sandbox.run("collect");
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain("partial: 2 of 3 readings whole, 1 not read");
    expect(ran.stderr).toContain("GuardDuty not read (permission denied): ap-southeast-2");
    expect(ran.stderr).toContain("guardduty:ListDetectors");
    expect(ran.stderr).toMatch(
      /^Next: allow guardduty:ListDetectors; `npm run --silent demarc -- policy` /m,
    );
  });
});

describe("a region that does not exist ends with 2 and names what was probably meant", () => {
  test("on the command line", async () => {
    await using sandbox = await oneSmallRegion();
    const ran = await sandbox.run("collect", "--regions", "ap-southwest-2");
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain("ap-southwest-2 is not a region of AWS");
    expect(ran.stderr).toContain("ap-southeast-2");
  });

  test("in the settings", async () => {
    await using sandbox = await againstSandbox(buildEmptyAccount(), { DEMARC_REGIONS: "us-est-1" });
    const ran = await sandbox.run("collect");
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain("us-east-1");
  });

  test("one that is not enabled is said to be that", async () => {
    await using sandbox = await oneSmallRegion();
    const ran = await sandbox.run("collect", "--regions", "af-south-1");
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain("af-south-1 is not enabled for this account");
  });
});

describe("a store that cannot be used ends with 2 and is left as it is", () => {
  test("a file that is no store", async () => {
    const ran = await demarc(["collect"], { DEMARC_STORE: import.meta.filename });
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).not.toContain("Asking AWS");
    expect(ran.stderr).toContain(import.meta.filename);
    expect(ran.stderr).toContain("left as it is");
  });

  test("a place that cannot be written to", async () => {
    const place = `${import.meta.filename}/demarc`;
    const ran = await demarc(["check"], { DEMARC_STORE: place });
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(place);
  });
});

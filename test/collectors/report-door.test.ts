/** The one door to AWS's documents: who may pass, what comes through, and what never does. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import {
  GetReportCommand,
  GetTermForReportCommand,
} from "../../lib/collectors/artifact/download-commands.ts";
import {
  askForReport,
  askForTerms,
  type DoorAnswer,
} from "../../lib/collectors/artifact/report-door.ts";
import { iamPolicy } from "../../lib/collectors/iam-policy.ts";
import { ForbiddenOperationError } from "../../lib/collectors/read-only-guard.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { aSandbox, now } from "./a-sandbox.ts";

async function atTheDoor(given: { readonly mayDownload?: boolean; readonly on?: boolean } = {}) {
  const account = buildSampleAccount({ now });
  account.artifact.mayDownload = given.mayDownload ?? true;
  const { connected, url } = await aSandbox(account);
  const connection = await connected({ reportDownloads: given.on ?? true });
  const find = (acceptanceType: string) => {
    const found = account.artifact.reports.find((each) => each.acceptanceType === acceptanceType);
    if (found === undefined) throw new Error(`no report is ${acceptanceType}`);
    return { id: found.id, version: found.version };
  };
  account.forgetCalls();
  return { account, connection, url, report: find("EXPLICIT"), find };
}

function given<Value>(answer: DoorAnswer<Value>): Value {
  if (answer.kind === "refused") throw new Error(answer.trouble.detail);
  return answer.value;
}

const troubleOf = (answer: DoorAnswer<unknown>) =>
  answer.kind === "refused" ? answer.trouble : null;

describe("through the door", () => {
  test.each(["EXPLICIT", "PASSTHROUGH"])(
    "a report that is %s comes after its terms, and with their token alone",
    async (acceptanceType) => {
      const { account, connection, url, find } = await atTheDoor();
      const report = find(acceptanceType);

      const terms = given(await askForTerms(connection, report, url));
      const document = given(await askForReport(connection, report, terms.token, url));

      expect(terms.address).toContain(`${url}/artifact-documents/terms`);
      expect(document.address).toContain(`${url}/artifact-documents/${report.id}`);
      expect(account.calls.map(({ operation }) => operation)).toEqual([
        "GetTermForReport",
        "GetReport",
      ]);
      expect(account.artifact.opened).toEqual([]);
    },
  );

  test("a token that AWS no longer takes is told, without repeating it", async () => {
    const { account, connection, url, report } = await atTheDoor();
    const { token } = given(await askForTerms(connection, report, url));
    account.artifact.termTokens.clear();

    const trouble = troubleOf(await askForReport(connection, report, token, url));

    expect(trouble).toMatchObject({ why: "terms_refused" });
    expect(trouble?.detail).toContain("ValidationException");
    expect(trouble?.detail).not.toContain(token);
  });

  test("without the optional statement AWS refuses, and the action is named", async () => {
    const { connection, url, report } = await atTheDoor({ mayDownload: false });

    expect(troubleOf(await askForTerms(connection, report, url))).toMatchObject({
      why: "denied",
      detail: expect.stringContaining("artifact:GetTermForReport"),
    });
  });

  test("a version that is gone is not found", async () => {
    const { connection, url, report } = await atTheDoor();

    const answer = await askForTerms(connection, { ...report, version: 99 }, url);

    expect(troubleOf(answer)).toMatchObject({ why: "not_found" });
  });

  test("asked to slow down, nothing is asked twice, and how long to wait is told", async () => {
    const { account, connection, url, report } = await atTheDoor();
    account.fault({ service: "artifact", fault: { kind: "throttled", retryAfterSeconds: 7 } });

    const answer = await askForTerms(connection, report, url);

    expect(troubleOf(answer)).toMatchObject({ why: "slow_down", waitSeconds: 7 });
    expect(account.calls).toHaveLength(1);
  });

  test("nobody is led elsewhere than to AWS", async () => {
    const { connection, report } = await atTheDoor();

    const answer = await askForTerms(connection, report, null);

    expect(troubleOf(answer)).toMatchObject({ why: "foreign_address" });
    expect(troubleOf(answer)?.detail).not.toMatch(/127\.0\.0\.1|X-Amz/);
  });
});

describe("nowhere else", () => {
  test("switched off, the door's own client sends neither", async () => {
    const { account, connection, url, report } = await atTheDoor({ on: false });

    await expect(askForTerms(connection, report, url)).rejects.toBeInstanceOf(
      ForbiddenOperationError,
    );
    await expect(askForReport(connection, report, "t", url)).rejects.toMatchObject({
      operation: "artifact:GetReport",
    });
    expect(account.calls).toEqual([]);
  });

  test("switched on, the client of collections still sends neither", async () => {
    const { account, connection, report } = await atTheDoor();
    const client = connection.clients.artifact();

    await expect(
      client.send(new GetTermForReportCommand({ reportId: report.id })),
    ).rejects.toBeInstanceOf(ForbiddenOperationError);
    await expect(
      client.send(new GetReportCommand({ reportId: report.id, termToken: "t" })),
    ).rejects.toBeInstanceOf(ForbiddenOperationError);
    expect(account.calls).toEqual([]);
  });

  test("one file makes these commands, and one junction opens the door", () => {
    const root = resolve(import.meta.dirname, "../..");
    const files = ["lib", "app"].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    const importing = (name: string) =>
      files
        .filter((file) => new RegExp(`from ".*/${name}"`).test(readFileSync(file, "utf8")))
        .map((file) => file.slice(root.length + 1));

    expect(importing("download-commands.ts")).toEqual(["lib/collectors/artifact/report-door.ts"]);
    expect(importing("report-door.ts")).toEqual(["lib/request-report.ts"]);
  });
});

test("the policy has one statement more where reports may be asked for, and is else the same", () => {
  const policy = iamPolicy({ ruleTags: false, reportDownloads: true });

  expect(policy.Statement.slice(0, -1)).toEqual(iamPolicy().Statement);
  expect(policy.Statement.at(-1)).toEqual({
    Sid: "DemarcReportDownloads",
    Effect: "Allow",
    Resource: "*",
    Action: ["artifact:GetReport", "artifact:GetTermForReport"],
  });
  expect(JSON.stringify(iamPolicy({ ruleTags: true }))).not.toContain("GetReport");
});

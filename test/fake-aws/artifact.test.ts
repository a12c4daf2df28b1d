/** Artifact's answers, held against a table written out by hand from AWS's model of the service. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { send } from "./checks/raw-requests.ts";
import { buildSampleAccount } from "./sample-account.ts";
import { type ServedAccount, serveAccount } from "./serve.ts";

const account = buildSampleAccount({ now: new Date("2026-11-22T09:00:00Z") });
let served: ServedAccount;
beforeAll(async () => {
  served = await serveAccount(account);
});
afterAll(() => served.close());

const summary: Readonly<Record<string, RegExp>> = {
  id: /^report-[a-zA-Z0-9]{16}$/,
  name: /./,
  state: /^(PUBLISHED|UNPUBLISHED)$/,
  arn: /^arn:aws:artifact:us-east-1::report\/report-\w{16}:\d+$/,
  version: /^[1-9]\d*$/,
  uploadState: /^(PROCESSING|COMPLETE|FAILED|FAULT)$/,
  description: /./,
  periodStart: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  periodEnd: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  series: /./,
  category: /./,
  companyName: /./,
  productName: /./,
  statusMessage: /^/,
  acceptanceType: /^(PASSTHROUGH|EXPLICIT)$/,
};
const detail: Readonly<Record<string, RegExp>> = {
  ...summary,
  createdAt: /^\d{4}-\d\d-\d\dT/,
  lastModifiedAt: /^\d{4}-\d\d-\d\dT/,
  deletedAt: /^\d{4}-\d\d-\d\dT/,
  termArn: /^arn:aws:artifact:[a-z0-9-]*::term\/term-\w{16}:\d+$/,
  sequenceNumber: /^\d+$/,
};
const agreement: Readonly<Record<string, RegExp>> = {
  id: /^customer-agreement-[a-zA-Z0-9]{16}$/,
  name: /./,
  arn: /^arn:aws:artifact::\d{12}:customer-agreement\/customer-agreement-\w{16}$/,
  agreementArn: /^arn:aws:artifact:::agreement\/agreement-\w{16}$/,
  awsAccountId: /^\d{12}$/,
  organizationArn: /^arn:aws:organizations:/,
  state: /^(ACTIVE|CUSTOMER_TERMINATED|AWS_TERMINATED)$/,
  type: /^(CUSTOM|DEFAULT|MODIFIED)$/,
  effectiveStart: /^\d{4}-\d\d-\d\dT/,
  effectiveEnd: /^\d{4}-\d\d-\d\dT/,
  acceptanceTerms: /./,
  terminateTerms: /./,
};

/** Members that the table does not know, or that do not look as it says. */
const problems = (item: object, table: Readonly<Record<string, RegExp>>): string[] =>
  Object.entries(item)
    .filter(([name, value]) => !(table[name]?.test(String(value)) ?? false))
    .map(([name, value]) => `${name}: ${String(value)}`);

const get = async (path: string) => {
  const { status, body, headers } = await send(served.url, {
    service: "artifact",
    method: "GET",
    path,
  });
  return { status, headers, answer: JSON.parse(body) };
};

describe("what Artifact answers", () => {
  test("every report is a summary as the model has it, and a second page ends the list", async () => {
    const first = await get("/v1/report/list");
    const token = encodeURIComponent(first.answer.nextToken);
    const second = await get(`/v1/report/list?nextToken=${token}`);

    const reports = [...first.answer.reports, ...second.answer.reports];
    expect(reports.flatMap((report) => problems(report, summary))).toEqual([]);
    expect(new Set(reports.map(({ id }) => id)).size).toBe(25);
    expect(second.answer).not.toHaveProperty("nextToken");
  });

  test("some reports have no period", async () => {
    const { answer } = await get("/v1/report/list?maxResults=300");

    expect(
      answer.reports.filter((report: object) => !("periodEnd" in report)).length,
    ).toBeGreaterThan(0);
  });

  test("a report's versions and metadata: without a version the newest is meant", async () => {
    const { answer } = await get("/v1/report/list?maxResults=300");
    const { id } = answer.reports.find(({ version }: { version: number }) => version === 4);

    const versions = await get(`/v1/report/listVersions?reportId=${id}`);
    const newest = await get(`/v1/report/getMetadata?reportId=${id}`);
    const third = await get(`/v1/report/getMetadata?reportId=${id}&reportVersion=3`);

    expect(versions.answer.reports.map(({ version }: { version: number }) => version)).toEqual([
      4, 3, 2, 1,
    ]);
    expect(newest.answer.reportDetails.version).toBe(4);
    expect(third.answer.reportDetails.version).toBe(3);
    expect(problems(newest.answer.reportDetails, detail)).toEqual([]);
  });

  test("agreements and settings", async () => {
    const agreements = await get("/v1/customer-agreement/list");
    const settings = await get("/v1/account-settings/get");

    const listed = agreements.answer.customerAgreements;
    expect(listed.flatMap((item: object) => problems(item, agreement))).toEqual([]);
    expect(listed[0]).toMatchObject({ name: "AWS Business Associate Addendum", state: "ACTIVE" });
    expect(settings.answer).toEqual({
      accountSettings: { notificationSubscriptionStatus: "SUBSCRIBED" },
    });
  });
});

describe("what Artifact refuses", () => {
  test.each([
    ["/v1/report/list?maxResults=0", 400, "ValidationException"],
    ["/v1/report/list?maxResults=301", 400, "ValidationException"],
    ["/v1/report/list?nextToken=made-up", 400, "ValidationException"],
    ["/v1/report/listVersions", 400, "ValidationException"],
    ["/v1/report/getMetadata?reportId=report-0000000000000000", 404, "ResourceNotFoundException"],
    ["/v1/report/getTermForReport?reportId=report-0000000000000000", 403, "AccessDeniedException"],
    ["/v1/report/get?reportId=report-0000000000000000&termToken=t", 403, "AccessDeniedException"],
    ["/v1/report/delete", 404, "UnknownOperationException"],
  ])("%s", async (path, status, name) => {
    const refusal = await get(path);

    expect(refusal.status).toBe(status);
    expect(refusal.headers.get("x-amzn-errortype")).toBe(name);
  });
});

describe("what Artifact gives of documents, once the caller may ask", () => {
  const version = 4;
  const aReport = async () => {
    const { answer } = await get("/v1/report/list?maxResults=300");
    const found = answer.reports.find((each: { version: number }) => each.version === version);
    return String(found.id);
  };
  const whileAllowed = async <T>(ask: (id: string) => Promise<T>): Promise<T> => {
    account.artifact.mayDownload = true;
    const answer = await ask(await aReport());
    account.artifact.mayDownload = false;
    return answer;
  };

  test("the terms' address with a token, and for the token the report's", async () => {
    await whileAllowed(async (id) => {
      const terms = await get(`/v1/report/getTermForReport?reportId=${id}&reportVersion=4`);
      const { termToken, documentPresignedUrl } = terms.answer;
      expect(termToken).toMatch(/^[a-zA-Z0-9_\-\s]{1,256}$/);
      const report = await get(`/v1/report/get?reportId=${id}&termToken=${termToken}`);
      expect(Object.keys(report.answer)).toEqual(["documentPresignedUrl"]);

      const documents = await Promise.all(
        [documentPresignedUrl, report.answer.documentPresignedUrl].map((url) => fetch(url)),
      );
      expect(documents.map(({ headers }) => headers.get("content-type"))).toEqual([
        "application/pdf",
        "application/pdf",
      ]);
      expect(account.artifact.opened).toEqual([`terms of ${id} version 4`, `${id} version 4`]);
    });
  });

  test("nothing without a token, for a wrong one, or for another report's", async () => {
    await whileAllowed(async (id) => {
      const { answer } = await get(`/v1/report/getTermForReport?reportId=${id}&reportVersion=3`);
      for (const query of [
        `reportId=${id}`,
        `reportId=${id}&termToken=wrong`,
        `reportId=${id}&reportVersion=4&termToken=${answer.termToken}`,
      ])
        expect((await get(`/v1/report/get?${query}`)).status).toBe(400);
    });
  });

  test("no document to an address that is not signed, or signed for another", async () => {
    await whileAllowed(async (id) => {
      const { answer } = await get(`/v1/report/getTermForReport?reportId=${id}`);
      const signed = new URL(answer.documentPresignedUrl);
      const other = new URL(signed);
      other.pathname = "/artifact-documents/another.pdf";
      signed.searchParams.delete("X-Amz-Signature");
      for (const url of [signed, other]) expect((await fetch(url)).status).toBe(403);
    });
  });
});

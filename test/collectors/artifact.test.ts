import { describe, expect, test } from "vitest";
import type { FakeAccount } from "../fake-aws/account.ts";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import { onlyThere } from "./a-region.ts";
import { aSandbox, callsIn, now } from "./a-sandbox.ts";

const collectArtifact = async (account: FakeAccount) => {
  const { collect } = await aSandbox(account);
  return (await collect(onlyThere)).artifact();
};

describe("Artifact is read once, for the whole account", () => {
  test("under the region global, with everything a report says", async () => {
    const account = buildEmptyAccount({ now });
    account.artifact.reports.push({
      id: "report-abcdefghijklmnop",
      version: 4,
      name: "SOC 2 Type II",
      description: "April to September",
      series: "SOC",
      category: "Certifications and Attestations",
      companyName: "Amazon Web Services",
      productName: "AWS",
      state: "PUBLISHED",
      periodStart: "2026-04-01T00:00:00Z",
      periodEnd: "2026-09-30T23:59:59.500Z",
      acceptanceType: "EXPLICIT",
    });

    const { coverage, reading } = await collectArtifact(account);

    expect(coverage).toMatchObject({ region: "global", state: "read", reason: null, detail: "" });
    expect(reading?.reports).toEqual([
      {
        id: "report-abcdefghijklmnop",
        version: 4,
        name: "SOC 2 Type II",
        description: "April to September",
        series: "SOC",
        category: "Certifications and Attestations",
        companyName: "Amazon Web Services",
        productName: "AWS",
        state: "PUBLISHED",
        periodStart: "2026-04-01T00:00:00.000Z",
        periodEnd: "2026-09-30T23:59:59.500Z",
        acceptanceType: "EXPLICIT",
      },
    ]);
    expect(callsIn(account)).toMatchObject({
      "artifact:ListReports": 1,
      "artifact:ListCustomerAgreements": 1,
    });
  });

  test("a report without a period is normal: a certificate has none", async () => {
    const account = buildEmptyAccount({ now });
    account.artifact.reports.push({ id: "report-1", version: 1, name: "ISO 27001 certificate" });

    const { reading } = await collectArtifact(account);

    expect(reading?.reports).toMatchObject([
      { series: null, periodStart: null, periodEnd: null, state: null, acceptanceType: null },
    ]);
  });

  test("agreements say what they are and since when they stand", async () => {
    const account = buildEmptyAccount({ now });
    account.artifact.agreements.push({
      id: "customer-agreement-1",
      name: "AWS Business Associate Addendum",
      state: "ACTIVE",
      type: "DEFAULT",
      effectiveStart: "2025-01-15T00:00:00Z",
    });

    const { reading } = await collectArtifact(account);

    expect(reading?.agreements).toEqual([
      {
        id: "customer-agreement-1",
        name: "AWS Business Associate Addendum",
        state: "ACTIVE",
        type: "DEFAULT",
        effectiveStart: "2025-01-15T00:00:00.000Z",
        effectiveEnd: null,
        holder: null,
      },
    ]);
  });

  test("an agreement is the account's or its organisation's, as AWS says", async () => {
    const account = buildEmptyAccount({ now });
    account.artifact.agreements.push(
      { id: "a-1", name: "Own", awsAccountId: "111122223333" },
      { id: "a-2", name: "Shared", organizationArn: "arn:aws:organizations::1:organization/o-1" },
    );

    const { reading } = await collectArtifact(account);

    expect(reading?.agreements?.map(({ id, holder }) => [id, holder])).toEqual([
      ["a-1", "account"],
      ["a-2", "organisation"],
    ]);
  });

  test("in two calls, and in two the next time: the list says all of a new version too", async () => {
    const account = buildEmptyAccount({ now });
    account.artifact.reports.push({ id: "report-1", version: 1, name: "SOC 2", series: "SOC" });
    const { collect } = await aSandbox(account);
    const first = await collect(onlyThere);
    account.artifact.reports.push({ id: "report-1", version: 2, name: "SOC 2", series: "SOC" });
    account.forgetCalls();

    const second = await collect(onlyThere, { after: first });

    expect(second.artifact().reading?.reports).toMatchObject([
      { id: "report-1", version: 2, series: "SOC" },
    ]);
    const calls = Object.entries(callsIn(account)).filter(([action]) =>
      action.startsWith("artifact:"),
    );
    expect(Object.fromEntries(calls)).toEqual({
      "artifact:ListReports": 1,
      "artifact:ListCustomerAgreements": 1,
    });
  });

  test("to the end of its lists, through an empty page in the middle", async () => {
    const account = buildEmptyAccount({ now });
    for (let index = 0; index < 601; index++)
      account.artifact.reports.push({ id: `report-${index}`, version: 1, name: "a certificate" });

    const { reading } = await collectArtifact(account);

    expect(new Set(reading?.reports?.map(({ id }) => id)).size).toBe(601);
    // 300, none, 300, 1.
    expect(callsIn(account)).toMatchObject({ "artifact:ListReports": 4 });
  });

  test("with nothing to list it is read, and there is nothing", async () => {
    const { coverage, reading } = await collectArtifact(buildEmptyAccount({ now }));

    expect(coverage.state).toBe("read");
    expect(reading).toEqual({ reports: [], agreements: [] });
  });
});

describe("Artifact is read in part", () => {
  test.each([
    ["ListReports", "reports", { reports: null, agreements: [] }],
    ["ListCustomerAgreements", "agreements", { reports: [], agreements: null }],
  ])("when %s is refused: the %s are unknown, the rest is read", async (operation, _, reading) => {
    const account = buildEmptyAccount({ now });
    account.deny({ service: "artifact", operation, by: "identity_policy" });

    const observation = await collectArtifact(account);

    expect(observation.coverage).toMatchObject({
      state: "partial",
      reason: "denied",
      detail: expect.stringContaining(`artifact:${operation}`),
    });
    expect(observation.reading).toEqual(reading);
  });

  test.each([
    ["ServiceQuotaExceededException", 402],
    ["ConflictException", 409],
  ])("when AWS answers %s, with AWS's words", async (name, status) => {
    const account = buildEmptyAccount({ now });
    const body = JSON.stringify({ __type: name, message: "Not at the moment." });
    account.fault({ operation: "ListReports", fault: { kind: "answer", status, body } });

    const observation = await collectArtifact(account);

    expect(observation.coverage).toMatchObject({
      state: "partial",
      reason: "aws_error",
      detail: `artifact:ListReports: ${name}: Not at the moment.`,
    });
    expect(observation.reading).toEqual({ reports: null, agreements: [] });
  });

  test("when nothing is allowed it is not read at all", async () => {
    const account = buildEmptyAccount({ now });
    account.deny({ service: "artifact", by: "identity_policy" });

    const observation = await collectArtifact(account);

    expect(observation).toMatchObject({
      reading: null,
      coverage: { state: "not_read", reason: "denied" },
    });
  });
});

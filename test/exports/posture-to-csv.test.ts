import { describe, expect, test } from "vitest";
import { type FailingResource, postureToCsv } from "../../lib/exports/posture-to-csv.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { PostureFilter } from "../../lib/posture/posture-filter.ts";
import type { Finding } from "../../lib/posture/snapshot.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aPosture } from "../builders/a-posture.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { readCsv, readCsvRecords } from "./read-csv.ts";

async function csv(given: {
  readonly posture?: Posture;
  readonly resources?: readonly FailingResource[];
  readonly findings?: readonly Finding[];
  readonly filter?: PostureFilter;
}): Promise<string> {
  const { posture = aPosture(), resources = [], findings = [], filter = {} } = given;
  const chunks = postureToCsv({ posture, resources, findings, filter });
  return (await Array.fromAsync(chunks)).join("");
}

function aFailingResource(given: Partial<FailingResource> = {}): FailingResource {
  return {
    region: "eu-west-1",
    resourceType: "AWS::S3::Bucket",
    resourceId: "orders",
    control: "S3_BUCKET_VERSIONING_ENABLED",
    ruleNames: ["s3-bucket-versioning-enabled"],
    excepted: false,
    annotation: "Versioning is off.",
    inStateSince: "2026-11-01T08:00:00.000Z",
    evaluatedAt: "2026-11-20T08:00:00.000Z",
    ...given,
  };
}

const failing = () => aPosture({ evaluations: [anEvaluation({ compliance: "NON_COMPLIANT" })] });

describe("the spreadsheet", () => {
  test("has one line for each failing resource, with what its control says of it", async () => {
    const [record] = readCsvRecords(
      await csv({ posture: failing(), resources: [aFailingResource()] }),
    );
    expect(record).toMatchObject({
      row_type: "failing_resource",
      source: "config",
      region: "eu-west-1",
      severity: "medium",
      check: "S3_BUCKET_VERSIONING_ENABLED",
      title: "S3 bucket keeps no versions",
      resource_type: "AWS::S3::Bucket",
      resource_id: "orders",
      status: "NON_COMPLIANT",
      since: "2026-11-01T08:00:00.000Z",
      pillars: "security",
      responsibility: "data-protection",
      rules: "s3-bucket-versioning-enabled",
      detail: "Versioning is off.",
    });
  });

  test("says on every line what it was narrowed to, and nothing there of the whole", async () => {
    const given = {
      posture: failing(),
      resources: [aFailingResource(), aFailingResource({ resourceId: "logs" })],
    };
    const narrowedTo = async (filter: PostureFilter) =>
      readCsvRecords(await csv({ ...given, filter })).map((record) => record.narrowed_to);
    const words = "region eu-west-1, severity medium";
    expect(await narrowedTo({ severity: "medium", region: "eu-west-1" })).toEqual([words, words]);
    expect(await narrowedTo({})).toEqual(["", ""]);
  });

  test("tells a resource under an exception apart, in its kind of row and in its status", async () => {
    const resources = [aFailingResource({ excepted: true })];
    const [record] = readCsvRecords(await csv({ posture: failing(), resources }));
    expect(record).toMatchObject({ row_type: "excepted_resource", status: "excepted" });
  });

  test("has one line for each active finding, and none for archived and sample ones", async () => {
    const findings = [
      aFinding({ id: "active" }),
      aFinding({ id: "archived", archived: true }),
      aFinding({ id: "sample", sample: true }),
    ];
    const records = readCsvRecords(await csv({ posture: aPosture({ findings }), findings }));
    expect(records.map((record) => [record.row_type, record.rules, record.severity])).toEqual([
      ["finding", "active", "high"],
    ]);
  });

  test("begins with what was not seen, so that a short file does not read as a clean account", async () => {
    const coverage = [
      aKeptCoverage({ source: "guardduty" }),
      aKeptCoverage({ state: "not_read", reason: "denied", detail: "AccessDeniedException" }),
    ];
    const [record, ...others] = readCsvRecords(await csv({ posture: aPosture({ coverage }) }));
    expect(record).toMatchObject({
      row_type: "not_seen",
      source: "config",
      region: "eu-west-1",
      status: "not_read",
      title: "not_read: denied",
      detail: "AccessDeniedException",
    });
    expect(others).toEqual([]);
  });

  test("says account, instant and coverage on every line, and that it is a sample account", async () => {
    const findings = [aFinding()];
    const records = readCsvRecords(
      await csv({ posture: failing(), resources: [aFailingResource()], findings }),
    );
    expect(records).toHaveLength(2);
    for (const record of records) {
      expect(record).toMatchObject({
        account_id: "111122223333",
        sample_account: "yes, a sample account",
        as_of: "2026-11-22T09:01:00.000Z",
        coverage: "3 of 3 read whole",
      });
    }
  });

  test("says no for an account that AWS could give to a customer", async () => {
    const account = { id: "987654321098", alias: null, partition: "aws" };
    const findings = [aFinding()];
    const [record] = readCsvRecords(await csv({ posture: aPosture({ account }), findings }));
    expect(record?.sample_account).toBe("no");
  });

  test.for(Object.entries(hostileTexts))(
    "a cell that holds %s text is inert and stays one cell on one line",
    async ([, hostile]) => {
      const text = await csv({
        posture: failing(),
        resources: [aFailingResource({ resourceId: hostile, annotation: hostile })],
      });
      const rows = readCsv(text);
      expect(rows).toHaveLength(2);
      expect(text.split("\n")).toHaveLength(3);
      for (const row of rows) {
        expect(row).toHaveLength(20);
        for (const cell of row) {
          expect(cell).not.toMatch(/^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may reach the file
          expect(cell).not.toMatch(/[\u0000-\u001F\u202A-\u202E\u2066-\u2069\u200B-\u200F]/);
        }
      }
    },
  );

  test("ten thousand rows come in pieces, each of whole lines, and none is lost", async () => {
    const resources = Array.from({ length: 10_000 }, (_, index) =>
      aFailingResource({ resourceId: `bucket-${index}` }),
    );
    const chunks = await Array.fromAsync(
      postureToCsv({ posture: failing(), resources, findings: [], filter: {} }),
    );
    expect(chunks.length).toBeGreaterThan(10);
    expect(chunks.every((chunk) => chunk.endsWith("\n"))).toBe(true);
    const ids = readCsvRecords(chunks.join("")).map((record) => record.resource_id);
    expect(ids).toEqual(resources.map((resource) => resource.resourceId));
  });
});

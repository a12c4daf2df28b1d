/** Failures that end a reading half-way, or concern a whole region: what was read is kept, the rest is told. */
import { afterAll, describe, expect, test } from "vitest";
import { readPosture } from "../../lib/read-posture.ts";
import type { Fault } from "../fake-aws/faults.ts";
import {
  aKnownAccount,
  asked,
  coverageIn,
  findingIn,
  forgetTheKnownAccount,
  onlyThere,
  quiet,
  rulesIn,
  savedIn,
  troubled,
  trueRulesIn,
} from "./a-troubled-account.ts";

afterAll(forgetTheKnownAccount);

const refusal = (name: string, message: string, status: number): Fault => ({
  kind: "error",
  name,
  message,
  status,
});

describe("a region that is switched off is recognised by", () => {
  test.each([
    ["UnrecognizedClientException", { kind: "region_disabled" }],
    ["InvalidClientTokenId", refusal("InvalidClientTokenId", "The token is invalid.", 403)],
    ["AuthFailure", refusal("AuthFailure", "AWS was not able to validate them", 401)],
    ["RegionDisabledException", refusal("RegionDisabledException", "STS is not active", 403)],
    ["OptInRequired", refusal("OptInRequired", "You are not subscribed to this", 403)],
  ] satisfies readonly (readonly [string, Fault])[])(
    "%s, and not asked again",
    async (name, fault) => {
      const known = await aKnownAccount();
      known.account.fault({ region: troubled, fault });

      const after = savedIn(await known.collect());

      for (const source of ["config", "guardduty"] as const) {
        const row = coverageIn(after, source, troubled);
        expect(row).toMatchObject({ state: "not_read", reason: "region_disabled" });
        expect(row.detail).toContain(`${name}: `);
        expect(row.lastReadAt).toBe(coverageIn(known.before, source, troubled).collectedAt);
        expect(asked(known.account, { service: source, region: troubled }).length).toBeLessThan(2);
        expect(coverageIn(after, source, quiet).state).toBe("read");
      }
      expect(coverageIn(after, "artifact", "global").state).toBe("read");
      expect(rulesIn(after, quiet)).toEqual(trueRulesIn(known.account, quiet));
      expect(after.controls.find(({ identifier }) => identifier === onlyThere)?.status).toBe(
        "notEvaluated",
      );
    },
  );

  test("home alone: where home refuses as well, the credentials are at fault", async () => {
    const known = await aKnownAccount();
    known.account.fault({ region: troubled, fault: { kind: "wrong_credentials" } });
    known.account.fault({ service: "sts", after: 1, fault: { kind: "wrong_credentials" } });

    const after = savedIn(await known.collect());

    for (const source of ["config", "guardduty"] as const)
      expect(coverageIn(after, source, troubled)).toMatchObject({
        state: "not_read",
        reason: "credentials",
      });
  });
});

describe("credentials that expire half-way", () => {
  test("leave Config's verdicts as they were known, in a list that was read", async () => {
    const known = await aKnownAccount();
    const expired = { operation: "SelectResourceConfig", region: troubled } as const;
    known.account.fault({ ...expired, fault: { kind: "expired" } });

    const after = savedIn(await known.collect());

    const row = coverageIn(after, "config", troubled);
    expect(row).toMatchObject({ state: "partial", reason: "credentials" });
    expect(row.detail).toMatch(/^config:SelectResourceConfig: ExpiredTokenException: /);
    expect(rulesIn(after, troubled)).toEqual(
      rulesIn(known.before, troubled).map((rule) => ({ ...rule, compliance: "NOT_READ" })),
    );
    expect(rulesIn(after, quiet)).toEqual(trueRulesIn(known.account, quiet));
    expect(asked(known.account, { region: troubled })).not.toContain(
      "config:GetComplianceDetailsByConfigRule",
    );
  });

  test("leave the findings that came before, and those that were known", async () => {
    const known = await aKnownAccount();
    for (let index = 0; index < 120; index += 1)
      known.account.addFinding(troubled, findingIn(troubled, `new-${index}`));
    known.account.fault({
      operation: "GetFindings",
      region: troubled,
      after: 1,
      fault: { kind: "expired" },
    });

    const after = savedIn(await known.collect());

    const row = coverageIn(after, "guardduty", troubled);
    expect(row).toMatchObject({ state: "partial", reason: "credentials" });
    expect(row.detail).toMatch(/^guardduty:GetFindings: ExpiredTokenException: /);
    expect(row.lastReadAt).toBe(coverageIn(known.before, "guardduty", troubled).collectedAt);
    // One page of fifty came. Four were known and one is the quiet region's; two of the fifty are known.
    expect(after.findings.high).toBeGreaterThanOrEqual(5 + 48);
    expect(after.findings.high).toBeLessThanOrEqual(5 + 50);
  });

  test("leave of everything what was read by then, and are the reason for all the rest", async () => {
    const known = await aKnownAccount();
    known.account.fault({ after: 12, fault: { kind: "expired" } });

    const after = savedIn(await known.collect());

    expect(after.snapshot.outcome).toBe("partial");
    expect(after.coverage.map(({ state }) => state)).not.toEqual(Array(5).fill("not_read"));
    for (const { state, reason, detail } of after.coverage)
      if (state !== "read") {
        expect(reason).toBe("credentials");
        expect(detail).toContain("ExpiredToken");
      }
  });
});

describe("one list of Artifact's that is denied", () => {
  test("leaves it as it was known, and the other is fresh", async () => {
    const known = await aKnownAccount();
    known.account.fault({ operation: "ListCustomerAgreements", fault: { kind: "denied" } });
    known.account.artifact.reports.pop();

    const after = savedIn(await known.collect());

    expect(coverageIn(after, "artifact", "global")).toMatchObject({
      state: "partial",
      reason: "denied",
    });
    expect(after.agreements).toEqual(known.before.agreements);
    expect(after.reports.map(({ id }) => id).toSorted()).toEqual(
      known.account
        .truth()
        .reports.map(({ id }) => id)
        .toSorted(),
    );
  });
});

describe("what was deleted while it was read is no failure", () => {
  test.each([
    ["rule", "versioning", "GetComplianceDetailsByConfigRule", "NoSuchConfigRuleException"],
    ["pack", "tls", "GetConformancePackComplianceDetails", "NoSuchConformancePackException"],
  ])("a %s is left out, and the rest of its region is fresh", async (_, rule, operation, name) => {
    const known = await aKnownAccount();
    const deployed = rulesIn(known.before, troubled).map((each) => each.name);
    const named = deployed.find((each) => each.startsWith(rule)) ?? "";
    known.account.setVerdict({
      region: troubled,
      rule: named,
      resourceType: "AWS::S3::Bucket",
      resourceId: "another",
      verdict: "NON_COMPLIANT",
    });
    known.account.fault({ operation, region: troubled, fault: refusal(name, "It is gone.", 400) });

    const after = savedIn(await known.collect());

    expect(after.snapshot.outcome).toBe("complete");
    expect(coverageIn(after, "config", troubled)).toMatchObject({ state: "read", detail: "" });
    expect(rulesIn(after, troubled).map((each) => each.name)).toEqual(
      deployed.filter((each) => each !== named),
    );
  });

  test.each(["CREATE_IN_PROGRESS", "DELETE_IN_PROGRESS"] as const)(
    "a pack in %s leaves nothing unread",
    async (state) => {
      const known = await aKnownAccount();
      const pack = known.account.region(troubled).packs.get("basics");
      if (pack !== undefined) pack.state = state;

      const after = savedIn(await known.collect());

      expect(after.snapshot.outcome).toBe("complete");
      expect(coverageIn(after, "config", troubled)).toMatchObject({ state: "read", detail: "" });
      expect(rulesIn(after, troubled)).toEqual(trueRulesIn(known.account, troubled));
    },
  );
});

describe("a detector that was suspended", () => {
  test("is a fact that was read: its findings stay, and the collection is complete", async () => {
    const known = await aKnownAccount();
    known.account.suspendDetector(troubled);

    const after = savedIn(await known.collect());

    expect(after.snapshot.outcome).toBe("complete");
    expect(coverageIn(after, "guardduty", troubled)).toMatchObject({
      state: "not_set_up",
      reason: "detector_suspended",
    });
    expect(after.findings.high).toBe(5);
  });
});

describe("a field that is null, or a word that nobody knows", () => {
  test.each([
    [
      "config",
      "DescribeConfigurationRecorderStatus",
      '{"ConfigurationRecordersStatus":[{"name":null,"recording":"perhaps"}]}',
    ],
    ["guardduty", "GetDetector", '{"status":null,"createdAt":"2026-11-22T09:00:00Z"}'],
    ["guardduty", "GetDetector", '{"status":"DREAMING","createdAt":"2026-11-22T09:00:00Z"}'],
  ] as const)(
    "makes %s malformed, and what was known stands: %s %s",
    async (source, operation, body) => {
      const known = await aKnownAccount();
      known.account.fault({ operation, region: troubled, fault: { kind: "answer", body } });

      const after = savedIn(await known.collect());

      const row = coverageIn(after, source, troubled);
      expect(row).toMatchObject({ state: "not_read", reason: "malformed" });
      expect(row.detail).toMatch(new RegExp(`^${source}:${operation}: \\w+.*: .+`));
      expect(row.lastReadAt).toBe(coverageIn(known.before, source, troubled).collectedAt);
    },
  );

  test("in one of Artifact's lists leaves that list as it was known", async () => {
    const known = await aKnownAccount();
    const body = '{"reports":[{"id":null,"version":1,"name":"SOC 2"}]}';
    known.account.fault({ operation: "ListReports", fault: { kind: "answer", body } });

    const after = savedIn(await known.collect());

    const row = coverageIn(after, "artifact", "global");
    expect(row).toMatchObject({ state: "partial", reason: "malformed" });
    expect(row.detail).toMatch(/^artifact:ListReports: reports\[0\]\.id: /);
    expect(after.reports).toEqual(known.before.reports);
  });
});

describe("what passes", () => {
  test.each([
    ["a wish for patience, with its time", { kind: "throttled", retryAfterSeconds: 1 }],
    ["trouble of AWS's own", { kind: "server_error" }],
    ["a cut connection", { kind: "reset" }],
  ] satisfies readonly (readonly [string, Fault])[])("%s is not noticed", async (_, fault) => {
    const known = await aKnownAccount();
    for (const service of ["config", "guardduty", "artifact"] as const)
      known.account.fault({ service, times: 2, fault });

    const after = savedIn(await known.collect());

    expect(after.snapshot.outcome).toBe("complete");
    for (const { detail } of after.coverage) expect(detail).toBe("");
    for (const region of [quiet, troubled])
      expect(rulesIn(after, region)).toEqual(trueRulesIn(known.account, region));
  });
});

describe("an account that answers nothing", () => {
  test.each(["denied", "expired", "malformed_json"] as const)(
    "saves nothing, and the last snapshot stands: %s",
    async (kind) => {
      const known = await aKnownAccount();
      for (const service of ["config", "guardduty", "artifact"] as const)
        known.account.fault({ service, fault: { kind } });

      const result = await known.collect();

      expect(result).toMatchObject({
        kind: "nothing_read",
        // The example is the first by source and region, not the answer that happened to come first.
        message: expect.stringContaining(
          ` For example in ${[quiet, troubled].sort().at(0)}: config:DescribeConfigurationRecorders`,
        ),
      });
      const now = await readPosture();
      expect(now.kind === "posture" && now.posture.snapshot).toEqual(known.before.snapshot);
    },
  );
});

/** After a change, answers and truth still agree. */
import { describe, expect, test } from "vitest";
import type { FakeAccount } from "./account.ts";
import { freshAccount, tallyByRule, tallyBySql, trueTally, withClients } from "./checks/tallies.ts";

describe("after a change, answers and truth still agree", () => {
  test.each<[string, (account: FakeAccount) => void]>([
    [
      "a verdict was set",
      (account) =>
        account.setVerdict({
          region: "eu-central-1",
          rule: "restricted-ssh",
          resourceType: "AWS::EC2::SecurityGroup",
          resourceId: "sg-00000000000000000",
          verdict: "NON_COMPLIANT",
        }),
    ],
    [
      "a rule came",
      (account) => {
        account.addRule("eu-central-1", { name: "new-rule", identifier: "EIP_ATTACHED" });
      },
    ],
    ["a rule went", (account) => account.deleteRule("eu-central-1", "encrypted-volumes")],
    [
      "a resource went",
      (account) => {
        const { resources } = account.region("eu-central-1");
        const bucket = [...resources.values()].find(({ type }) => type === "AWS::S3::Bucket");
        account.deleteResource("eu-central-1", "AWS::S3::Bucket", bucket?.id ?? "");
      },
    ],
    [
      "evaluations of a rule began to fail",
      (account) => {
        account.rule("eu-central-1", "restricted-ssh").lastFailure = {
          at: account.now,
          code: "InternalError",
          message: "An internal error occurred.",
        };
        account.region("eu-central-1").changes += 1;
      },
    ],
  ])("%s", async (_, change) => {
    const account = freshAccount();
    const before = trueTally(account, "eu-central-1");

    await withClients(account, "eu-central-1", tallyBySql);
    change(account);
    const bySql = await withClients(account, "eu-central-1", tallyBySql);
    const byRule = await withClients(account, "eu-central-1", (clients) =>
      tallyByRule(account, "eu-central-1", clients),
    );

    const after = trueTally(account, "eu-central-1");
    expect(bySql).toEqual(after);
    expect(byRule).toEqual(after);
    expect([before, account.truth().rules.length]).not.toEqual([
      after,
      freshAccount().truth().rules.length,
    ]);
  });

  test("a pack went, with its rules", () => {
    const account = freshAccount();
    const rules = account.region("eu-west-2").rules.size;

    account.deletePack("eu-west-2", "Operational-Best-Practices-for-Amazon-S3");

    expect(account.truth().conformancePacks).toHaveLength(5);
    expect(account.region("eu-west-2").rules.size).toBe(rules - 14);
  });

  test("a recorder was stopped, started and deleted", () => {
    const account = freshAccount();
    const reasonIn = () =>
      account
        .truth()
        .coverage.find(({ region, source }) => region === "us-west-2" && source === "config")
        ?.reason;

    const running = reasonIn();
    account.stopRecorder("us-west-2");
    const stopped = reasonIn();
    account.startRecorder("us-west-2");
    const started = reasonIn();
    account.deleteRecorder("us-west-2");
    const reasons = [running, stopped, started, reasonIn()];

    expect(reasons).toEqual([null, "recorder_stopped", null, "recorder_missing"]);
  });

  test("a detector was suspended, a finding archived, a region denied", () => {
    const account = freshAccount();
    const before = account.truth();
    const active = [...(account.region("us-east-2").detector?.findings.values() ?? [])].find(
      ({ service }) => !service.archived,
    );

    account.suspendDetector("us-west-2");
    account.archiveFinding("us-east-2", active?.id ?? "");
    account.deny({ region: "us-east-1", service: "config", by: "permissions_boundary" });
    const after = account.truth();

    const rowOf = (region: string, source: string) =>
      after.coverage.find((row) => row.region === region && row.source === source);
    expect(rowOf("us-west-2", "guardduty")).toMatchObject({
      state: "not_set_up",
      reason: "detector_suspended",
    });
    expect(rowOf("us-east-1", "config")).toMatchObject({ state: "not_read", reason: "denied" });
    expect(after.findings.archived).toBe(before.findings.archived + 1);
    expect(after.rules.filter(({ region }) => region === "us-east-1")).toEqual([]);
  });

  test("a finding was brought back without a new date, one recurred, one expired", () => {
    const account = freshAccount();
    const region = "us-east-2";
    const finding = (id: string) => account.region(region).detector?.findings.get(id);
    const [back = "", again = "", old = ""] =
      account.region(region).detector?.findings.keys().toArray() ?? [];
    const before = { back: finding(back), again: finding(again), archived: archivedIn(account) };

    account.archiveFinding(region, back, { dated: false });
    const archived = archivedIn(account);
    account.unarchiveFinding(region, back, { dated: false });
    account.recurFinding(region, again, 9);
    account.expireFinding(region, old);

    expect(archived).toBe(before.archived + 1);
    expect(finding(back)).toEqual(before.back);
    expect(finding(again)).toMatchObject({
      severity: 9,
      updatedAt: account.now.toISOString(),
      service: { count: (before.again?.service.count ?? 0) + 1 },
    });
    expect(finding(old)).toBeUndefined();
  });
});

const archivedIn = (account: FakeAccount) => account.truth().findings.archived;

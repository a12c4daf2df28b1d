/** Reading GuardDuty again: what is asked, and what becomes of what was known. */
import { describe, expect, test } from "vitest";
import type { FakeAccount } from "../fake-aws/account.ts";
import { onlyThere, region } from "./a-region.ts";
import { aSandbox, type Collected, callsIn } from "./a-sandbox.ts";
import { aWatchedAccount, aWireFinding } from "./a-watched-account.ts";
import { rowsInHand } from "./rows-in-hand.ts";

/** Findings an hour apart: `f0` is the latest. */
const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aWireFinding(`f${index}`, {
      updatedAt: new Date(Date.parse("2026-11-22T08:00:00Z") - index * 3_600_000).toISOString(),
    }),
  );

/** Reads the account, again and again, by its own clock. */
async function readings(account: FakeAccount) {
  const { collect } = await aSandbox(account);
  let last: Collected | null = null;
  return async () => {
    account.forgetCalls();
    const collected: Collected = await collect(onlyThere, {
      now: () => account.now,
      ...(last && { after: last }),
    });
    last = collected;
    const calls = Object.fromEntries(
      Object.entries(callsIn(account, region))
        .filter(([action]) => action.startsWith("guardduty:"))
        .map(([action, count]) => [action.replace("guardduty:", ""), count]),
    );
    const { coverage, reading } = collected.guardduty(region);
    const findings = collected.findings(region);
    return { calls, coverage, read: reading?.findings, findings };
  };
}

const idsOf = (findings: readonly { readonly id: string }[]) => findings.map(({ id }) => id).sort();

/** What every reading asks of a region with a detector and findings. */
const always = { ListDetectors: 1, GetDetector: 1 };

describe("calls", () => {
  test("are three where there is no finding, again and again", async () => {
    const read = await readings(aWatchedAccount());

    const both = [await read(), await read()];

    for (const { calls, read } of both) {
      expect(calls).toEqual({ ...always, GetFindingsStatistics: 1 });
      expect(read).toEqual({ kind: "all" });
    }
  });

  test("of a second reading are six where nothing changed, however many findings there are", async () => {
    const read = await readings(aWatchedAccount(many(120)));
    const first = await read();

    const second = await read();

    expect(first.calls).toEqual({
      ...always,
      GetFindingsStatistics: 1,
      ListFindings: 4,
      GetFindings: 3,
    });
    expect(second.calls).toEqual({
      ...always,
      GetFindingsStatistics: 2,
      ListFindings: 1,
      GetFindings: 1,
    });
    expect(second.read).toEqual({ kind: "changes", gone: [], listed: false });
    expect(second.findings).toHaveLength(120);
  });

  test("are no more where findings came, recurred and were archived", async () => {
    const account = aWatchedAccount(many(120));
    const read = await readings(account);
    await read();
    account.advance(3600);
    account.addFinding(region, aWireFinding("new", { updatedAt: account.now.toISOString() }));
    account.recurFinding(region, "f70");
    account.archiveFinding(region, "f90");

    const { calls, findings } = await read();

    expect(calls).toEqual({ ...always, GetFindingsStatistics: 2, ListFindings: 1, GetFindings: 1 });
    expect(findings).toHaveLength(121);
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: "new" }),
        expect.objectContaining({ id: "f70", count: 4 }),
        expect.objectContaining({ id: "f90", archived: true }),
      ]),
    );
  });

  test("do not grow with the findings of member accounts", async () => {
    const members = many(120).map((finding) =>
      aWireFinding(`of-a-member-${finding.id}`, { accountId: "444455556666" }),
    );
    const read = await readings(aWatchedAccount([...members, ...many(2)]));
    const first = await read();

    const second = await read();

    expect(idsOf(first.findings)).toEqual(["f0", "f1"]);
    expect(first.calls).toMatchObject({ ListFindings: 1, GetFindings: 1 });
    expect(second.calls).toMatchObject({ ListFindings: 1, GetFindings: 1 });
    expect(second.read).toEqual({ kind: "changes", gone: [], listed: false });
  });
});

describe("a finding that is known", () => {
  test("and has expired is gone: the ids are listed, and it is asked for by its own", async () => {
    const account = aWatchedAccount(many(120));
    const read = await readings(account);
    await read();
    account.expireFinding(region, "f119");

    const { calls, read: outcome, findings } = await read();

    expect(outcome).toEqual({ kind: "changes", gone: ["f119"], listed: true });
    expect(findings).toHaveLength(119);
    // One for what changed, four for the ids of the active, one for those of the archived.
    expect(calls).toMatchObject({ ListFindings: 6, GetFindings: 2 });
  });

  test("and was archived without a new date is read again, and it alone", async () => {
    const account = aWatchedAccount(many(120));
    const read = await readings(account);
    await read();
    account.archiveFinding(region, "f80", { dated: false });

    const { calls, read: outcome, findings } = await read();

    expect(outcome).toEqual({ kind: "changes", gone: [], listed: true });
    expect(findings.filter(({ archived }) => archived)).toMatchObject([{ id: "f80" }]);
    expect(calls).toMatchObject({ GetFindings: 2 });
  });

  test("and changed places with another of its weight is noticed within a day", async () => {
    const [archived, ...others] = many(120).reverse();
    const account = aWatchedAccount([
      aWireFinding("hidden", { ...archived, id: "hidden", service: { archived: true, count: 3 } }),
      ...others,
    ]);
    const read = await readings(account);
    await read();
    account.archiveFinding(region, "f80", { dated: false });
    account.unarchiveFinding(region, "hidden", { dated: false });

    const sameDay = await read();
    account.advance(24 * 3600);
    const nextDay = await read();
    const afterwards = await read();

    const archivedOf = ({ findings }: typeof sameDay) =>
      idsOf(findings.filter(({ archived }) => archived));
    expect(archivedOf(sameDay)).toEqual(["hidden"]);
    expect(archivedOf(nextDay)).toEqual(["f80"]);
    expect(nextDay.read).toEqual({ kind: "changes", gone: [], listed: true });
    expect(afterwards.read).toEqual({ kind: "changes", gone: [], listed: false });
  });

  test("and was updated at an instant that had passed already is read again, if it was minutes ago", async () => {
    const account = aWatchedAccount(many(3));
    const read = await readings(account);
    await read();
    const late = { updatedAt: "2026-11-22T07:56:00.000Z", service: { archived: false, count: 9 } };
    account.addFinding(region, aWireFinding("f2", late));

    const { calls, findings } = await read();

    expect(findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: "f2", count: 9 })]),
    );
    expect(calls).toMatchObject({ ListFindings: 1, GetFindings: 1 });
  });

  test("and stands in no list, because it moved along while they were read, is not gone", async () => {
    const account = aWatchedAccount(many(3));
    const read = await readings(account);
    await read();
    account.expireFinding(region, "f2");
    const nothing = { kind: "answer", body: '{"findingIds":[],"nextToken":""}' } as const;
    account.fault({ operation: "ListFindings", after: 1, fault: nothing });

    const { coverage, findings } = await read();

    expect(coverage.state).toBe("read");
    expect(idsOf(findings)).toEqual(["f0", "f1"]);
  });

  test("and is updated while the ids are listed is not passed over by the next reading", async () => {
    const account = aWatchedAccount(many(3));
    const { collect } = await aSandbox(account);
    const options = { now: () => account.now };
    const first = await collect(onlyThere, options);
    account.expireFinding(region, "f2");
    const rows = rowsInHand(first.left());
    let meanwhile = () => {
      meanwhile = () => {};
      account.advance(60);
      account.recurFinding(region, "f1");
      account.advance(600);
      account.addFinding(region, aWireFinding("new", { updatedAt: account.now.toISOString() }));
    };
    const second = await collect(onlyThere, {
      ...options,
      rows: {
        ...rows,
        keepFindings: async (...given) => {
          meanwhile();
          await rows.keepFindings(...given);
        },
      },
    });

    const third = await collect(onlyThere, { ...options, after: second });

    const counts = third.findings(region).map(({ id, count }) => [id, count] as const);
    expect(Object.fromEntries(counts)).toEqual({ f0: 3, f1: 4, new: 3 });
  });

  test("is kept where the rest could not be listed", async () => {
    const account = aWatchedAccount(many(120));
    const read = await readings(account);
    await read();
    account.expireFinding(region, "f119");
    account.fault({ operation: "ListFindings", after: 2, fault: { kind: "denied" } });

    const { coverage, read: outcome, findings } = await read();

    expect(coverage).toMatchObject({ state: "partial", reason: "denied" });
    expect(outcome).toEqual({ kind: "changes", gone: [], listed: false });
    expect(findings).toHaveLength(120);
  });
});

describe("a detector", () => {
  test("that was replaced by another takes the findings of the old one with it", async () => {
    const account = aWatchedAccount(many(3));
    const read = await readings(account);
    await read();
    account.advance(3600);
    const { detector } = account.region(region);
    const findings = ["n0", "n1", "n2"].map((id) =>
      aWireFinding(id, { updatedAt: account.now.toISOString() }),
    );
    account.region(region).detector = detector && {
      ...detector,
      id: "99abc34d567e8fa901bc2d34e56789f9",
      findings: new Map(findings.map((finding) => [finding.id, finding])),
    };

    const { read: outcome, findings: after } = await read();

    expect(outcome).toEqual({ kind: "all" });
    expect(idsOf(after)).toEqual(["n0", "n1", "n2"]);
  });

  test("that was suspended still tells of what changed", async () => {
    const account = aWatchedAccount(many(3));
    const read = await readings(account);
    await read();
    account.suspendDetector(region);
    account.archiveFinding(region, "f1");

    const { coverage, read: outcome, findings } = await read();

    expect(coverage).toMatchObject({ state: "not_set_up", reason: "detector_suspended" });
    expect(outcome).toMatchObject({ kind: "changes" });
    expect(findings.filter(({ archived }) => archived)).toMatchObject([{ id: "f1" }]);
  });

  test("that is gone took all its findings with it", async () => {
    const account = aWatchedAccount(many(3));
    const read = await readings(account);
    await read();
    account.region(region).detector = null;

    const { coverage, read: outcome, findings } = await read();

    expect(coverage).toMatchObject({ state: "not_set_up", reason: "detector_missing" });
    expect(outcome).toEqual({ kind: "all" });
    expect(findings).toEqual([]);
  });

  test("whose findings have all expired says so in its list too, not only in its numbers", async () => {
    const account = aWatchedAccount(many(2));
    const read = await readings(account);
    await read();
    for (const { id } of many(2)) account.expireFinding(region, id);

    const { calls, read: outcome, findings } = await read();

    expect(calls).toEqual({ ...always, GetFindingsStatistics: 1, ListFindings: 1 });
    expect(outcome).toEqual({ kind: "all" });
    expect(findings).toEqual([]);
  });
});

/** A list's page as AWS writes it. */
const listPage = (ids: readonly string[], nextToken = "") =>
  ({ kind: "answer", body: JSON.stringify({ findingIds: ids, nextToken }) }) as const;
/** Statistics as AWS writes them, of findings that are all of one severity. */
const statistics = (totalFindings: number, severity = 8) => {
  const groupedBySeverity = [{ severity, totalFindings }];
  return {
    kind: "answer",
    body: JSON.stringify({ findingStatistics: { groupedBySeverity } }),
  } as const;
};
const lists = { operation: "ListFindings" };
const counts = { operation: "GetFindingsStatistics" };

describe("a whole list that AWS counts more findings than", () => {
  test("is read once more: what slipped from one page to another is found", async () => {
    const account = aWatchedAccount(many(3));
    account.fault({ ...lists, times: 1, fault: listPage(["f0", "f2"]) });
    const read = await readings(account);

    const { coverage, read: outcome, findings } = await read();

    expect(coverage.state).toBe("read");
    expect(outcome).toEqual({ kind: "all" });
    expect(idsOf(findings)).toEqual(["f0", "f1", "f2"]);
  });

  test("is not believed where it stays so: the reading is partial, with both numbers", async () => {
    const account = aWatchedAccount(many(3));
    account.fault({ ...lists, fault: listPage(["f0", "f2"]) });
    const read = await readings(account);

    const { coverage, findings } = await read();

    expect(coverage).toMatchObject({
      state: "partial",
      reason: "aws_error",
      detail:
        "guardduty:GetFindingsStatistics: AWS counts 3 findings of severity 8, and lists 2, however often it is asked",
    });
    expect(idsOf(findings)).toEqual(["f0", "f2"]);
  });

  test("is believed where only the numbers had moved meanwhile, without reading it once more", async () => {
    const account = aWatchedAccount(many(3));
    account.fault({ ...counts, times: 1, fault: statistics(4) });
    const read = await readings(account);

    const { calls, coverage } = await read();

    expect(coverage.state).toBe("read");
    expect(calls).toEqual({ ...always, GetFindingsStatistics: 3, ListFindings: 1, GetFindings: 1 });
  });

  test("of other severities than those known has every finding read anew, once", async () => {
    const account = aWatchedAccount(many(3));
    const read = await readings(account);
    await read();
    const heavier = { severity: 9.5, updatedAt: "2026-11-22T07:50:00.000Z" };
    account.addFinding(region, aWireFinding("f1", heavier));

    const second = await read();
    const third = await read();

    const severityOf = (findings: typeof second.findings) =>
      findings.find(({ id }) => id === "f1")?.severityScore;
    expect(second.coverage.state).toBe("read");
    expect(severityOf(second.findings)).toBe(9.5);
    expect(third.calls).toEqual({
      ...always,
      GetFindingsStatistics: 2,
      ListFindings: 1,
      GetFindings: 1,
    });
  });
});

describe("a list of changes that has several pages", () => {
  test("is looked over again: an update that slipped from one page to another is found", async () => {
    const account = aWatchedAccount(many(60));
    const read = await readings(account);
    await read();
    account.advance(3600);
    const ids = many(60).map(({ id }) => id);
    for (const id of ids) account.recurFinding(region, id);
    const others = ids.filter((id) => id !== "f5");
    account.fault({ ...lists, times: 1, fault: listPage(others.slice(0, 50), "more") });
    account.fault({ ...lists, times: 1, fault: listPage(others.slice(50)) });

    const { findings, calls } = await read();

    expect(findings.find(({ id }) => id === "f5")).toMatchObject({ count: 4 });
    // Two pages, and two looks back of two pages each: the second found nothing.
    expect(calls).toMatchObject({ ListFindings: 6 });
  });
});

describe("a finding that is listed and is no more", () => {
  test("is closed though it was still counted", async () => {
    const account = aWatchedAccount(many(3));
    const read = await readings(account);
    await read();
    account.expireFinding(region, "f0");
    account.fault({ ...lists, times: 1, fault: listPage(["f0"]) });
    account.fault({ ...counts, times: 2, fault: statistics(3) });

    const { coverage, read: outcome, findings } = await read();

    expect(coverage.state).toBe("read");
    expect(outcome).toEqual({ kind: "changes", gone: ["f0"], listed: true });
    expect(idsOf(findings)).toEqual(["f1", "f2"]);
  });

  test("is closed though the list of every id still has it", async () => {
    const account = aWatchedAccount(many(3));
    const read = await readings(account);
    await read();
    account.expireFinding(region, "f0");
    account.fault({ ...lists, times: 1, fault: listPage(["f0"]) });
    // After it was looked for by its id, in vain.
    account.fault({ ...lists, after: 1, times: 1, fault: listPage(["f2", "f1", "f0"]) });

    const { read: outcome, findings } = await read();

    expect(outcome).toEqual({ kind: "changes", gone: ["f0"], listed: true });
    expect(idsOf(findings)).toEqual(["f1", "f2"]);
  });
});

describe("what is known by id", () => {
  /** A second reading, and which ids it asked of what was known; null: all of them. */
  async function askedOf(account: FakeAccount, meanwhile: () => void) {
    const { collect } = await aSandbox(account);
    const options = { now: () => account.now };
    const first = await collect(onlyThere, options);
    meanwhile();
    const rows = rowsInHand(first.left());
    const asked: (readonly string[] | null)[] = [];
    const knownFindings: typeof rows.knownFindings = async (where) => {
      const known = await rows.knownFindings(where);
      const byId: NonNullable<typeof known>["byId"] = (ids) => {
        asked.push(ids ?? null);
        return known?.byId(ids) ?? Promise.resolve(new Map());
      };
      return known && { ...known, byId };
    };
    await collect(onlyThere, { ...options, rows: { ...rows, knownFindings } });
    return asked;
  }

  test("is asked of those alone that were read again", async () => {
    expect(await askedOf(aWatchedAccount(many(120)), () => {})).toEqual([["f0"]]);
  });

  test("is not asked where nothing came", async () => {
    const account = aWatchedAccount(many(3));
    const nothingListed = () => account.fault({ ...lists, fault: listPage([]) });
    expect(await askedOf(account, nothingListed)).toEqual([]);
  });
});

describe("statistics", () => {
  test("that are refused are told, and the findings are listed instead", async () => {
    const account = aWatchedAccount(many(3));
    const read = await readings(account);
    await read();
    account.expireFinding(region, "f2");
    account.deny({
      service: "guardduty",
      operation: "GetFindingsStatistics",
      by: "identity_policy",
    });

    const { coverage, findings } = await read();

    expect(coverage).toMatchObject({
      state: "partial",
      reason: "denied",
      detail: expect.stringContaining("guardduty:GetFindingsStatistics"),
    });
    expect(idsOf(findings)).toEqual(["f0", "f1"]);
  });

  test("without numbers say nothing, which is not that there is nothing", async () => {
    const account = aWatchedAccount(many(3));
    account.fault({
      operation: "GetFindingsStatistics",
      fault: { kind: "answer", body: '{"findingStatistics":{}}' },
    });
    const read = await readings(account);

    const { coverage, findings } = await read();

    expect(coverage).toMatchObject({ state: "read" });
    expect(findings).toHaveLength(3);
  });

  test("that credentials no longer allow end the reading: the next call would end the same way", async () => {
    const account = aWatchedAccount(many(3));
    account.fault({ operation: "GetFindingsStatistics", fault: { kind: "expired" } });
    const read = await readings(account);

    const { calls, coverage, read: outcome } = await read();

    expect(coverage).toMatchObject({ state: "partial", reason: "credentials" });
    expect(outcome).toBeNull();
    expect(calls).not.toHaveProperty("ListFindings");
  });
});

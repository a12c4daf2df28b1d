/** A person asks for a report: what it takes, what the journal says, and what is never kept. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openedStore } from "../../lib/opened-store.ts";
import { readPolicy, readPolicyOfSettings } from "../../lib/read-policy.ts";
import { readOpenedTerms, readReportRequests } from "../../lib/read-report-requests.ts";
import { refreshPosture } from "../../lib/refresh-posture.ts";
import { originsOfDocuments } from "../../lib/report-downloads.ts";
import { acceptTerms, requestTerms } from "../../lib/request-report.ts";
import type { FakeAccount } from "../fake-aws/account.ts";
import { buildEmptyAccount } from "../fake-aws/sample-account.ts";
import { inSandbox } from "./in-sandbox.ts";

const reportId = "report-abcdefghijklmnop";
const accountId = "111122223333";
const on = { DEMARC_REGIONS: "eu-west-1", DEMARC_REPORT_DOWNLOADS: "on" };

/** An account with one report, collected. */
async function aReport(settings: Readonly<Record<string, string>> = on) {
  const account = buildEmptyAccount();
  account.artifact.mayDownload = true;
  account.artifact.reports.push({ id: reportId, version: 4, name: "SOC 2 Report", series: "SOC" });
  const sandbox = await inSandbox(account, settings);
  await refreshPosture();
  account.forgetCalls();
  return { account, [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose]() };
}

const asked = (account: FakeAccount) =>
  account.calls
    .map(({ operation }) => operation)
    .filter((operation) => /GetTermForReport|GetReport/.test(operation));

async function openedTerms() {
  const terms = await requestTerms({ reportId, who: " Ada  Auditor " });
  if (terms.kind === "refused") throw new Error(terms.why);
  return terms;
}

const accepting = { reportId, who: "Ada Auditor", accepts: true };

const entries = async () =>
  (await readReportRequests(accountId, reportId)).map(({ who, before, after }) => ({
    who,
    before: before?.step ?? null,
    after: after?.step ?? null,
  }));

describe("a report", () => {
  test("is asked for in two steps, each in the journal with who, what and which version", async () => {
    await using here = await aReport();

    const terms = await openedTerms();
    const afterTerms = await entries();
    const answer = await acceptTerms({ ...accepting, sealed: terms.sealed });

    expect(answer).toMatchObject({ kind: "report" });
    expect(asked(here.account)).toEqual(["GetTermForReport", "GetReport"]);
    expect(afterTerms).toEqual([{ who: "Ada Auditor", before: null, after: "terms" }]);
    expect(await entries()).toEqual([
      { who: "Ada Auditor", before: "accepting", after: "accepted" },
      { who: "Ada Auditor", before: "terms", after: "accepting" },
      { who: "Ada Auditor", before: null, after: "terms" },
    ]);
    const [newest] = await readReportRequests(accountId, reportId);
    expect(newest?.after).toMatchObject({ reportId, version: 4, name: "SOC 2 Report" });
  });

  test("leaves neither address nor token in the store, and nothing of it is fetched here", async () => {
    await using here = await aReport();
    const terms = await openedTerms();
    const [token = ""] = here.account.artifact.termTokens.keys();
    const answer = await acceptTerms({ ...accepting, sealed: terms.sealed });
    if (answer.kind === "refused") throw new Error(answer.why);

    const store = process.env.DEMARC_STORE ?? "";
    const files = await Promise.all(
      ["demarc.sqlite", "demarc.sqlite-wal"].map((name) => readFile(join(store, name))),
    );
    const kept = Buffer.concat(files);

    expect(kept.includes("report_request")).toBe(true);
    expect(token).not.toBe("");
    for (const secret of [token, "X-Amz-Signature", "artifact-documents", terms.sealed])
      expect(kept.includes(secret)).toBe(false);
    expect(here.account.artifact.opened).toEqual([]);
  });

  test("is not asked for before its terms are accepted, by somebody with a name", async () => {
    await using here = await aReport();
    const { sealed } = await openedTerms();

    expect(await acceptTerms({ ...accepting, sealed, accepts: false })).toMatchObject({
      why: "not_accepted",
    });
    expect(await acceptTerms({ ...accepting, sealed, who: " " })).toMatchObject({ why: "no_name" });
    expect(asked(here.account)).toEqual(["GetTermForReport"]);
  });

  test("takes terms that this very process sealed for it", async () => {
    await using here = await aReport();
    const { sealed } = await openedTerms();
    const middle = Math.floor(sealed.length / 2);
    const altered = `${sealed.slice(0, middle)}${sealed[middle] === "A" ? "B" : "A"}${sealed.slice(middle + 1)}`;

    for (const carried of ["", "nonsense", altered])
      expect(await acceptTerms({ ...accepting, sealed: carried })).toMatchObject({
        why: "terms_gone",
      });
    expect(await acceptTerms({ ...accepting, sealed, reportId: "report-0000" })).toMatchObject({
      why: "terms_gone",
    });
    expect(asked(here.account)).toEqual(["GetTermForReport"]);
  });

  test("takes terms that were opened within the hour", async () => {
    await using _here = await aReport();
    const { sealed } = await openedTerms();
    const now = Date.now();

    vi.setSystemTime(now + 61 * 60_000);
    const late = await acceptTerms({ ...accepting, sealed });
    vi.useRealTimers();

    expect(late).toMatchObject({ why: "terms_gone" });
  });

  test("is given once for one acceptance", async () => {
    await using here = await aReport();
    const { sealed } = await openedTerms();
    await acceptTerms({ ...accepting, sealed });

    expect(await acceptTerms({ ...accepting, sealed })).toMatchObject({ why: "accepted_already" });
    expect(asked(here.account)).toEqual(["GetTermForReport", "GetReport"]);
  });

  test("is asked for once by a form that is sent twice at once", async () => {
    await using here = await aReport();
    const { sealed } = await openedTerms();

    const answers = await Promise.all([1, 2].map(() => acceptTerms({ ...accepting, sealed })));

    expect(answers.map((answer) => ("why" in answer ? answer.why : answer.kind)).sort()).toEqual([
      "accepted_already",
      "report",
    ]);
    expect(asked(here.account)).toEqual(["GetTermForReport", "GetReport"]);
  });

  test("is in the journal as accepted by its reader before AWS hears of it", async () => {
    await using here = await aReport();
    const { sealed } = await openedTerms();
    const { journal } = await openedStore();
    const { append } = journal;
    const askedThen: string[][] = [];
    const ending = vi.spyOn(journal, "append").mockImplementation((changes, by) => {
      askedThen.push(asked(here.account));
      if (askedThen.length > 1) throw new Error("the process ends here");
      return append(changes, by);
    });

    await expect(acceptTerms({ ...accepting, sealed })).rejects.toThrow("ends here");
    ending.mockRestore();

    expect(askedThen).toEqual([["GetTermForReport"], ["GetTermForReport", "GetReport"]]);
    expect((await entries())[0]).toEqual({
      who: "Ada Auditor",
      before: "terms",
      after: "accepting",
    });
    expect(await acceptTerms({ ...accepting, sealed })).toMatchObject({ why: "accepted_already" });
  });

  test("that AWS does not give is in the journal as refused, with AWS's words, and may be asked for again", async () => {
    await using here = await aReport();
    const { sealed } = await openedTerms();
    here.account.artifact.termTokens.clear();

    expect(await acceptTerms({ ...accepting, sealed })).toMatchObject({ why: "terms_refused" });
    expect((await entries()).map(({ after }) => after)).toEqual(["refused", "accepting", "terms"]);
    const [newest] = await readReportRequests(accountId, reportId);
    expect(newest?.after?.detail).toContain("artifact:GetReport");
    expect(await acceptTerms({ ...accepting, sealed })).toMatchObject({ why: "terms_refused" });
  });

  test("is not opened when the journal cannot be written", async () => {
    await using _here = await aReport();
    const { sealed } = await openedTerms();
    const { StoreBusyError } = await import("../../lib/store/open-store.ts");
    const { journal } = await openedStore();
    const failing = vi
      .spyOn(journal, "append")
      .mockRejectedValue(new StoreBusyError("demarc.sqlite"));

    const answer = await acceptTerms({ ...accepting, sealed });
    failing.mockRestore();

    expect(answer).toMatchObject({ kind: "refused", why: "store" });
    expect(JSON.stringify(answer)).not.toContain("artifact-documents");
  });
});

describe("its terms", () => {
  test("are not asked for while that is switched off", async () => {
    await using here = await aReport({ DEMARC_REGIONS: "eu-west-1" });

    expect(await requestTerms({ reportId, who: "Ada" })).toMatchObject({ why: "switched_off" });
    expect(await acceptTerms({ ...accepting, sealed: "x" })).toMatchObject({ why: "switched_off" });
    expect(here.account.calls).toEqual([]);
  });

  test("are not asked for nameless, nor for a report that nobody listed", async () => {
    await using here = await aReport();

    expect(await requestTerms({ reportId, who: "  " })).toMatchObject({ why: "no_name" });
    expect(await requestTerms({ reportId, who: "x".repeat(201) })).toMatchObject({
      why: "no_name",
    });
    expect(await requestTerms({ reportId, who: "Ada\u202E" })).toMatchObject({ why: "no_name" });
    expect(await requestTerms({ reportId: "report-0000", who: "Ada" })).toMatchObject({
      why: "unknown_report",
    });
    expect(here.account.calls).toEqual([]);
  });

  test("refused by AWS leave no entry", async () => {
    await using here = await aReport();
    here.account.artifact.mayDownload = false;

    expect(await requestTerms({ reportId, who: "Ada" })).toMatchObject({ why: "denied" });
    expect(await entries()).toEqual([]);
  });

  test("are not asked for in another account than the one that is shown", async () => {
    await using here = await aReport();
    const other = buildEmptyAccount();
    await using _elsewhere = await elsewhere(other);

    const answer = await requestTerms({ reportId, who: "Ada" });

    expect(answer).toMatchObject({ why: "other_account" });
    expect([...asked(here.account), ...asked(other)]).toEqual([]);
  });

  test("show a page everything but their token", async () => {
    await using here = await aReport();
    const { sealed } = await openedTerms();
    const [token = ""] = here.account.artifact.termTokens.keys();

    const shown = readOpenedTerms(sealed, reportId);

    expect(shown).toMatchObject({ who: "Ada Auditor", version: 4, accountId });
    expect(JSON.stringify(shown)).not.toContain(token);
    expect(sealed).not.toContain(token);
    expect(readOpenedTerms(sealed, "report-0000")).toBeNull();
    expect(readOpenedTerms(undefined, reportId)).toBeNull();
  });
});

describe("what the switch opens", () => {
  test("forms lead nowhere while it is off, and else to AWS, or to the sandbox in its place", () => {
    const origins = (variables: Readonly<Record<string, string>>) => {
      for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
      const found = originsOfDocuments();
      vi.unstubAllEnvs();
      return found;
    };
    expect(origins({})).toEqual([]);
    expect(origins({ DEMARC_REPORT_DOWNLOADS: "on" })).toContain("https://*.amazonaws.com");
    expect(
      origins({ DEMARC_REPORT_DOWNLOADS: "on", AWS_ENDPOINT_URL: "http://127.0.0.1:4566/aws" }),
    ).toEqual(["http://127.0.0.1:4566"]);
  });

  test.for([
    ["off", false],
    ["on", true],
  ] as const)("with it %s, the settings' policy allows asking: %s", ([word, reportDownloads]) => {
    vi.stubEnv("DEMARC_REPORT_DOWNLOADS", word);
    const policy = readPolicyOfSettings();
    vi.unstubAllEnvs();

    expect(policy.includes('"artifact:GetReport"')).toBe(reportDownloads);
    expect(policy).toBe(readPolicy({ ruleTags: false, reportDownloads }));
  });
});

/** The same process with the credentials of another account. */
async function elsewhere(account: FakeAccount): Promise<AsyncDisposable> {
  const { serveAccount } = await import("../fake-aws/serve.ts");
  Object.assign(account, { id: "444455556666" });
  for (const [key, credential] of account.credentials)
    account.credentials.set(key, {
      ...credential,
      callerArn: credential.callerArn.replace(accountId, "444455556666"),
    });
  const served = await serveAccount(account);
  vi.stubEnv("AWS_ENDPOINT_URL", served.url);
  return { [Symbol.asyncDispose]: () => served.close() };
}

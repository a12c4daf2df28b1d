/**
 * Junction: a person asks for a report of AWS's. First its terms, then, once they have read and accepted
 * them, the report; each step is in the journal before the person is led on, and the acceptance before AWS has it. Nothing is kept of either
 * document, nor of its address.
 */

import { randomUUID } from "node:crypto";
import {
  askForReport,
  askForTerms,
  type DoorAnswer,
  type DoorTrouble,
} from "./collectors/artifact/report-door.ts";
import { type AwsConnection, connectAccount } from "./collectors/connect-account.ts";
import { connectionSettingsOf } from "./connection-settings.ts";
import { openedStore } from "./opened-store.ts";
import type { ReportRequest } from "./posture/journal.ts";
import type { ReportAssessment } from "./posture/posture.ts";
import { readPosture } from "./read-posture.ts";
import { tidyName, whoProblems } from "./said-by-people.ts";
import { type OpenedTerms, sealTerms, unsealTerms } from "./sealed-terms.ts";
import { readSettings, type Settings } from "./settings.ts";
import { ChangedMeanwhileError } from "./store/open-store.ts";
import { storeTroubleOf } from "./store-trouble.ts";

/** Why a person was not led to a document. */
export interface Refusal {
  readonly kind: "refused";
  readonly why:
    | DoorTrouble["why"]
    | "switched_off"
    | "unknown_report"
    | "no_name"
    | "terms_gone"
    | "not_accepted"
    | "accepted_already"
    | "not_connected"
    | "other_account"
    | "store";
  /** AWS's words, or ours; may be empty. */
  readonly detail: string;
  readonly waitSeconds: number | null;
}

export type TermsAnswer =
  | {
      readonly kind: "terms";
      /** Short-lived, for one redirect. */
      readonly address: string;
      /** For the person's browser, and for nothing else. */
      readonly sealed: string;
    }
  | Refusal;

export type ReportAnswer =
  | { readonly kind: "report" /** As above. */; readonly address: string }
  | Refusal;

/** Asks AWS for the terms of a report, as the newest snapshot lists it. */
export function requestTerms(asked: {
  readonly reportId: string;
  readonly who: string;
}): Promise<TermsAnswer> {
  return told(async (settings) => {
    const who = nameOf(asked.who);
    if (who === null) return refused("no_name");
    const view = await readPosture();
    const report =
      view.kind === "posture" && view.posture.reports.find(({ id }) => id === asked.reportId);
    if (view.kind === "none" || !report) return refused("unknown_report");
    const accountId = view.posture.account.id;
    return connected(settings, accountId, async (connection) => {
      const answer = await askForTerms(connection, report, settings.loopbackArtifact);
      if (answer.kind === "refused") return { kind: "refused", ...answer.trouble };
      const { address, token } = answer.value;
      const terms = { ...openedNow(report, accountId, who), token };
      await keep(terms, null, { step: "terms" }, who);
      return { kind: "terms", address, sealed: sealTerms(terms) };
    });
  });
}

/** Asks AWS for a report whose terms a person has opened, and now accepts. */
export function acceptTerms(asked: {
  readonly reportId: string;
  /** What their browser carries. */
  readonly sealed: string;
  readonly who: string;
  readonly accepts: boolean;
}): Promise<ReportAnswer> {
  return told(async (settings) => {
    const terms = unsealTerms(asked.sealed);
    if (terms === null || terms.reportId !== asked.reportId) return refused("terms_gone");
    if (!asked.accepts) return refused("not_accepted");
    const who = nameOf(asked.who);
    if (who === null) return refused("no_name");
    const before = await lastOf(terms);
    if (before === null || !mayAccept[before.step]) return refused("accepted_already");
    return connected(settings, terms.accountId, async (connection) => {
      // Whoever sends the form twice at once is stopped here, before AWS is asked for the second time.
      const accepting = await keepOnce(terms, before, who);
      if (accepting === null) return refused("accepted_already");
      const { reportId: id, version, token } = terms;
      const report = { id, version };
      const answer = await askForReport(connection, report, token, settings.loopbackArtifact);
      await keep(terms, accepting, endOf(answer), who);
      if (answer.kind === "refused") return { kind: "refused", ...answer.trouble };
      return { kind: "report", address: answer.value.address };
    });
  });
}

/** After which step the same terms may be accepted: not where AWS has the acceptance, or may have it. */
const mayAccept: Readonly<Record<ReportRequest["step"], boolean>> = {
  terms: true,
  refused: true,
  failed: true,
  accepting: false,
  accepted: false,
};

/** Troubles in which AWS itself has said no. */
const saidNo: ReadonlySet<DoorTrouble["why"]> = new Set([
  "denied",
  "not_found",
  "not_ready",
  "slow_down",
  "quota",
  "terms_refused",
  "credentials",
]);

function endOf(answer: DoorAnswer<unknown>): Step {
  if (answer.kind === "given") return { step: "accepted" };
  const { why, detail } = answer.trouble;
  return { step: saidNo.has(why) ? "refused" : "failed", detail };
}

/** The store's own refusals are answers; switched off, nothing is begun. */
async function told<Answer>(
  work: (settings: Settings) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const settings = readSettings();
  if (!settings.reportDownloads) return refused("switched_off");
  try {
    return await work(settings);
  } catch (error) {
    const trouble = storeTroubleOf(error);
    if (trouble === null) throw error;
    return refused("store", trouble.message);
  }
}

/** Terms bind an account: the one that is asked must be the one whose posture the person looks at. */
async function connected<Answer>(
  settings: Settings,
  accountId: string,
  work: (connection: AwsConnection) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const { reportDownloads } = settings;
  const answer = await connectAccount({ ...connectionSettingsOf(settings), reportDownloads });
  if (answer.kind === "not_connected") return refused("not_connected", answer.message);
  const { connection } = answer;
  try {
    if (connection.account.id !== accountId)
      return refused("other_account", `${connection.account.id} instead of ${accountId}`);
    return await work(connection);
  } finally {
    connection.close();
  }
}

function openedNow(
  { id: reportId, version, name }: ReportAssessment,
  accountId: string,
  who: string,
): Omit<OpenedTerms, "token"> {
  const openedAt = new Date().toISOString();
  return { requestId: randomUUID(), accountId, reportId, version, name, who, openedAt };
}

type Step = Pick<ReportRequest, "step" | "detail">;

/** Answers once it is on the disk. @throws ChangedMeanwhileError */
async function keep(
  terms: OpenedTerms,
  before: ReportRequest | null,
  step: Step,
  who: string,
): Promise<ReportRequest> {
  const { accountId, requestId: id, reportId, version, name } = terms;
  const after: ReportRequest = { id, reportId, version, name, ...step };
  const { journal } = await openedStore();
  await journal.append([{ accountId, kind: "report_request", id, before, after }], {
    who,
    at: new Date().toISOString(),
  });
  return after;
}

/** Null: another was quicker. */
async function keepOnce(
  terms: OpenedTerms,
  before: ReportRequest,
  who: string,
): Promise<ReportRequest | null> {
  try {
    return await keep(terms, before, { step: "accepting" }, who);
  } catch (error) {
    if (error instanceof ChangedMeanwhileError) return null;
    throw error;
  }
}

async function lastOf({ accountId, requestId: id }: OpenedTerms): Promise<ReportRequest | null> {
  const { journal } = await openedStore();
  const page = await journal.list({ accountId, kind: "report_request", id, limit: 1 });
  const after = page.rows[0]?.after ?? null;
  return after !== null && "step" in after ? after : null;
}

/** Null: the journal could not say who asked. */
function nameOf(text: string): string | null {
  const name = tidyName(text);
  return whoProblems(name).length === 0 ? name : null;
}

function refused(why: Refusal["why"], detail = ""): Refusal {
  return { kind: "refused", why, detail, waitSeconds: null };
}

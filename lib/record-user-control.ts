/** Junction: what a SOC report expects of its reader, in the reader's words: check, then keep. */
import { openedStore } from "./opened-store.ts";
import type { UserControl } from "./posture/journal.ts";
import { distinct } from "./posture/order.ts";
import { readStandards } from "./read-catalogue.ts";
import { readPosture } from "./read-posture.ts";
import { readReviews } from "./read-reviews.ts";
import { type Problem, type Recorded, recordChange, recordNew } from "./record-change.ts";
import {
  ownerProblems,
  reviewDateProblems,
  textProblems,
  tidyName,
  whoProblems,
} from "./said-by-people.ts";

export interface UserControlToRecord extends Omit<UserControl, "id" | "lastReviewedOn"> {
  readonly accountId: string;
  /** Left out: it is new. */
  readonly id?: string;
  readonly lastReviewedOn: string;
  readonly who: string;
  /** Number of the last entry about it that its writer saw, 0 for none. */
  readonly seen: number;
  /** Drawn with the form of a new one, which makes one however often it is sent. */
  readonly draft?: string | undefined;
}

/** Keeps a user control, a new one or in the place of the one before it. @throws StoreError's kinds */
export async function recordUserControl(said: UserControlToRecord): Promise<Recorded> {
  const { accountId, seen } = said;
  const answer = await readPosture({ accountId });
  if (answer.kind === "none") return { kind: "none" };
  const { userControls } = await readReviews({ accountId });
  const before = userControls.find(({ id }) => id === said.id);
  const known = new Set([
    ...answer.posture.controls.map(({ key }) => key),
    // What was mapped while it was deployed may stay.
    ...(before?.controls ?? []),
  ]);
  const texts = {
    report: said.report.trim(),
    reference: said.reference.trim(),
    text: said.text.trim().replaceAll("\r\n", "\n"),
    owner: tidyName(said.owner),
  };
  const [criteria, controls] = [distinct(said.criteria), distinct(said.controls)];
  const who = tidyName(said.who);
  const problems: Problem[] = [
    ...(said.id !== undefined && before === undefined
      ? [{ field: "id", problem: `No user control ${JSON.stringify(said.id)} stands.` }]
      : []),
    ...textProblems("report", texts.report, { called: "which report names it", longest: 200 }),
    ...textProblems("reference", texts.reference, {
      called: "where it stands in the report",
      longest: 100,
    }),
    ...textProblems("text", texts.text, {
      called: "what the report expects, in your own words",
      longest: 4000,
    }),
    ...unknownAmong("criteria", criteria, soc2Criteria(), "a criterion of SOC 2, such as CC6.1"),
    ...unknownAmong("controls", controls, known, "the key of a deployed control"),
    ...ownerProblems(texts.owner),
    ...reviewDateProblems("lastReviewedOn", said.lastReviewedOn),
    ...whoProblems(who),
  ];
  if (problems.length > 0) return { kind: "refused", problems };
  const { id, draft, lastReviewedOn } = said;
  const words = { ...texts, criteria, controls, lastReviewedOn };
  const kind = "user_control";
  if (id !== undefined)
    return recordChange({ accountId, kind, id, after: { id, ...words }, who, seen });
  const made = await recordNew({ accountId, kind, prefix: "UC", draft, said: words, who });
  return { kind: "recorded", id: made };
}

/** Takes a user control away; the journal keeps what it said. */
export async function withdrawUserControl(said: {
  readonly accountId: string;
  readonly id: string;
  readonly who: string;
  /** Number of the last entry about it that they saw. */
  readonly seen: number;
}): Promise<Recorded> {
  const { accountId, id, seen } = said;
  if ((await (await openedStore()).findSnapshot({ accountId })) === null) return { kind: "none" };
  const { userControls } = await readReviews({ accountId });
  const who = tidyName(said.who);
  const problems: Problem[] = [
    ...(userControls.some((each) => each.id === id)
      ? []
      : [{ field: "id", problem: `No user control ${JSON.stringify(id)} stands.` }]),
    ...whoProblems(who),
  ];
  if (problems.length > 0) return { kind: "refused", problems };
  return recordChange({ accountId, kind: "user_control", id, after: null, who, seen });
}

function soc2Criteria(): ReadonlySet<string> {
  const rows = readStandards().flatMap(({ id, rows }) => (id.startsWith("soc-2") ? rows : []));
  return new Set(rows.flatMap((row) => (row.assessable ? row.id : [])));
}

function unknownAmong(
  field: string,
  said: readonly string[],
  known: ReadonlySet<string>,
  what: string,
): Problem[] {
  const unknown = said.filter((each) => !known.has(each)).map((each) => JSON.stringify(each));
  if (unknown.length === 0) return [];
  return [{ field, problem: `${unknown.join(", ")}: not ${what}.` }];
}

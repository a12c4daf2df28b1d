/** Junction: a penetration test that somebody declares or takes back: check, then keep. */
import { openedStore } from "./opened-store.ts";
import { parseAsOf } from "./parse-as-of.ts";
import { distinct } from "./posture/order.ts";
import type { Instant } from "./posture/snapshot.ts";
import { problemsOfSpan, testableNamed, whyNotTestable } from "./posture/test-window.ts";
import { readAcceptableUse } from "./read-catalogue.ts";
import { type Problem, type Recorded, recordChange, recordNew } from "./record-change.ts";
import { textProblems, tidyName, whoProblems } from "./said-by-people.ts";

export interface TestToDeclare {
  /** Left out: the account collected last. */
  readonly accountId?: string;
  /** By their ids or their names. */
  readonly services: readonly string[];
  /** A day (`from` its beginning, `to` its end) or a time of day, UTC where no zone is said. */
  readonly from: string;
  readonly to: string;
  readonly contact: string;
  readonly note: string;
  readonly who: string;
  /** Drawn with the form, which declares one test however often it is sent. */
  readonly draft?: string | undefined;
}

/** Declares a test. Services that AWS lets nobody test without asking are refused with the reason. */
export async function declareTest(said: TestToDeclare): Promise<Recorded> {
  const accountId = await accountOf(said.accountId);
  if (accountId === null) return { kind: "none" };
  const { penetrationTesting } = readAcceptableUse();
  const services = said.services.map((each) => ({
    said: each,
    found: testableNamed(each, penetrationTesting),
  }));
  const [startsAt, endsAt] = [parseEdge(said.from, "from"), parseEdge(said.to, "to")];
  const [contact, note, who] = [said.contact.trim(), said.note.trim(), tidyName(said.who)];
  const problems: Problem[] = [
    ...(services.length === 0 ? [{ field: "services", problem: "Say what is tested." }] : []),
    ...services
      .filter(({ found }) => found === undefined)
      .map((each) => ({
        field: "services",
        problem: whyNotTestable(each.said, penetrationTesting),
      })),
    ...(startsAt === null ? [unreadable("startsAt")] : []),
    ...(endsAt === null ? [unreadable("endsAt")] : []),
    ...(startsAt === null || endsAt === null
      ? []
      : problemsOfSpan({ startsAt, endsAt }).map((problem) => ({ field: "endsAt", problem }))),
    ...textProblems("contact", contact, {
      called: "whom to ask while it runs",
      longest: 200,
    }),
    ...textProblems("note", note, { called: "it", longest: 2000, isRequired: false }),
    ...whoProblems(who),
  ];
  if (problems.length > 0 || startsAt === null || endsAt === null)
    return { kind: "refused", problems };
  const id = await recordNew({
    accountId,
    kind: "test_window",
    prefix: "TW",
    draft: said.draft,
    said: {
      services: distinct(services.flatMap(({ found }) => found?.id ?? [])),
      startsAt,
      endsAt,
      contact,
      note,
    },
    who,
  });
  return { kind: "recorded", id };
}

/** Takes a declared test back: from then on nothing in it is expected. The journal keeps that it was declared. */
export async function withdrawTest(said: {
  readonly accountId?: string;
  readonly id: string;
  readonly who: string;
  /** Number of the last entry about it that they saw; left out: whatever it is. */
  readonly seen?: number;
}): Promise<Recorded> {
  const accountId = await accountOf(said.accountId);
  if (accountId === null) return { kind: "none" };
  const { journal } = await openedStore();
  const standing = await journal.standing({ accountId, kind: "test_window" });
  const who = tidyName(said.who);
  const problems: Problem[] = [
    ...(standing.some(({ id }) => id === said.id)
      ? []
      : [{ field: "id", problem: `No declared test ${JSON.stringify(said.id)} stands.` }]),
    ...whoProblems(who),
  ];
  if (problems.length > 0) return { kind: "refused", problems };
  return recordChange({
    accountId,
    kind: "test_window",
    id: said.id,
    after: null,
    who,
    ...(said.seen === undefined ? {} : { seen: said.seen }),
  });
}

async function accountOf(accountId: string | undefined): Promise<string | null> {
  const which = accountId === undefined ? {} : { accountId };
  return (await (await openedStore()).findSnapshot(which))?.accountId ?? null;
}

function unreadable(field: string): Problem {
  return { field, problem: "Write a day (2026-11-22) or a time (2026-11-22T09:00Z)." };
}

/** An end of a test. Where no zone is said, it is UTC, as everywhere in Demarc. */
function parseEdge(text: string, edge: "from" | "to"): Instant | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return edge === "to" ? parseAsOf(text) : parseAsOf(`${text}T00:00Z`);
  return parseAsOf(/[Z+]|-\d{2}:\d{2}$/.test(text) ? text : `${text}Z`);
}

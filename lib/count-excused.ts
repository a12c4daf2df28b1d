/** Junction: how many failing resources one exception excuses. */
import { openedStore } from "./opened-store.ts";
import { type Excuses, excusesOfOne, judgeExceptions } from "./posture/exceptions.ts";
import type { ExceptionAssessment } from "./posture/posture.ts";

/** Failing resources that fit one exception. */
export interface ExcusedByOne {
  /** Those that it excuses itself: each is excused by one exception alone. */
  readonly itself: number;
  /** Those that others excuse, which look closer. */
  readonly closer: number;
}

/** Counts what one of some exceptions excuses now; nothing where it is not in force. */
export async function countExcused({
  accountId,
  id,
  exceptions,
}: {
  readonly accountId: string;
  readonly id: string;
  readonly exceptions: readonly ExceptionAssessment[];
}): Promise<ExcusedByOne> {
  const one = exceptions.find((each) => each.id === id);
  const excuses = excusesOfOne(exceptions, id);
  if (one === undefined || excuses === null) return { itself: 0, closer: 0 };
  const store = await openedStore();
  const countOf = async (which: Excuses) =>
    (
      await store.listControlResources({
        accountId,
        control: one.control,
        compliance: "NON_COMPLIANT",
        excuses: which,
        excepted: true,
        limit: 1,
      })
    ).total;
  const itself = await countOf(excuses);
  const { closer, ...all } = excuses;
  return { itself, closer: closer === undefined ? 0 : (await countOf(all)) - itself };
}

/** The same of an exception that stands, with all others that stand now. */
export async function countExcusedNow(of: {
  readonly accountId?: string;
  readonly id: string;
}): Promise<ExcusedByOne> {
  const store = await openedStore();
  const snapshot = await store.findSnapshot(
    of.accountId === undefined ? {} : { accountId: of.accountId },
  );
  if (snapshot === null) return { itself: 0, closer: 0 };
  const { accountId } = snapshot;
  const standing = await store.journal.standing({ accountId, kind: "exception" });
  const { assessments } = judgeExceptions(standing, new Date().toISOString());
  return countExcused({ accountId, id: of.id, exceptions: assessments });
}

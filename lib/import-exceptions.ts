/** Junction: takes a file of exceptions into the journal, whole or not at all. */
import { type ExceptionsFile, type FileProblem, readExceptionsFile } from "./exceptions-file.ts";
import { openedStore } from "./opened-store.ts";
import {
  type ExceptionProblem,
  problemsOfDraft,
  problemsOfTerms,
} from "./posture/exception-rules.ts";
import {
  type ExceptionChanges,
  exceptionChanges,
  excusesTheSame,
} from "./posture/exception-standing.ts";
import { daysLeftOf, type Exception } from "./posture/exceptions.ts";
import type { Change } from "./posture/journal.ts";
import type { SnapshotHeader } from "./posture/snapshot.ts";
import { type DecidedBy, targetJudge } from "./record-exception.ts";
import { tidyName, whoProblems } from "./said-by-people.ts";
import { ChangedMeanwhileError, type Store } from "./store/open-store.ts";

export interface ImportOptions extends DecidedBy {
  /** Say what would change, and change nothing. */
  readonly dryRun: boolean;
  /** Withdraw what stands and is not in the file. */
  readonly prune: boolean;
}

export type ImportOutcome =
  | {
      readonly kind: "imported" | "would_import" | "nothing_to_change";
      readonly accountId: string;
      readonly changes: ExceptionChanges;
      /** In the file and not here, and over: they would excuse nothing, so they are left out. */
      readonly runOut: readonly Exception[];
    }
  /** Nobody's name was given. */
  | { readonly kind: "nameless"; readonly message: string }
  /** Everything that is wrong with the file. Nothing was written. */
  | { readonly kind: "refused"; readonly problems: readonly FileProblem[] }
  | { readonly kind: "changed_meanwhile"; readonly message: string }
  | { readonly kind: "no_snapshot" };

type ReadFile = Extract<ExceptionsFile, { readonly kind: "file" }>;

/** Takes the content of a file in, in one transaction. @throws StoreError's kinds */
export async function importExceptions(
  content: string,
  { dryRun, prune, accountId: asked, who: given }: ImportOptions,
): Promise<ImportOutcome> {
  const who = tidyName(given);
  const [nameless] = whoProblems(who);
  if (nameless !== undefined) return { kind: "nameless", message: nameless.problem };
  const file = readExceptionsFile(content);
  if (file.kind === "refused") return file;
  const store = await openedStore();
  const snapshot = await store.findSnapshot(asked === undefined ? {} : { accountId: asked });
  if (snapshot === null) return { kind: "no_snapshot" };
  const { accountId } = snapshot;
  if (file.account !== accountId)
    return { kind: "refused", problems: [otherAccount(file, accountId)] };
  const standing = await store.journal.standing({ accountId, kind: "exception" });
  const at = new Date().toISOString();
  const all = exceptionChanges(standing, file.exceptions);
  const isOver = (exception: Exception) => daysLeftOf(exception, at) < 0;
  const changes = { ...all, added: all.added.filter((exception) => !isOver(exception)) };
  const said = { accountId, changes, runOut: all.added.filter(isOver) };
  const problems = await problemsIn(store, snapshot, file, changes, at);
  if (problems.length > 0) return { kind: "refused", problems };
  const wanted = changesToMake(accountId, changes, prune);
  if (wanted.length === 0) return { kind: "nothing_to_change", ...said };
  if (dryRun) return { kind: "would_import", ...said };
  try {
    await store.journal.append(wanted, { who, at });
  } catch (error) {
    if (!(error instanceof ChangedMeanwhileError)) throw error;
    return { kind: "changed_meanwhile", message: error.message };
  }
  return { kind: "imported", ...said };
}

function otherAccount({ account, accountLine }: ReadFile, accountId: string): FileProblem {
  const message = `account: the file is of account ${account}, and this store's is ${accountId}. Choose with --account.`;
  return { line: accountLine, message };
}

/** What stands as it is in the file is not judged anew: an exception may have run out since. */
async function problemsIn(
  store: Store,
  snapshot: SnapshotHeader,
  file: ReadFile,
  { added, changed }: ExceptionChanges,
  at: string,
): Promise<readonly FileProblem[]> {
  const found: FileProblem[] = [];
  const tell = ({ id }: Exception, problems: readonly ExceptionProblem[]) => {
    const index = file.exceptions.findIndex((each) => each.id === id);
    for (const { field, problem } of problems)
      found.push({ line: file.lineOf(index, field), message: `${id}, ${field}: ${problem}` });
  };
  const problemsOfTarget = added.length === 0 ? null : await targetJudge(store, snapshot);
  for (const exception of added) {
    tell(exception, problemsOfDraft(exception, at));
    tell(exception, (await problemsOfTarget?.(exception)) ?? []);
    const was = await lastOf(store, snapshot.accountId, exception.id);
    if (was !== null && !excusesTheSame(was, exception)) tell(exception, [otherTarget(was)]);
  }
  for (const { before, after } of changed) {
    tell(after, problemsOfTerms(after, at));
    if (!excusesTheSame(before, after)) tell(after, [otherTarget(before)]);
  }
  return found.toSorted((a, b) => a.line - b.line);
}

/** As an exception was before it was withdrawn; null when there never was one of that id. */
async function lastOf(store: Store, accountId: string, id: string): Promise<Exception | null> {
  const { rows } = await store.journal.list({ accountId, kind: "exception", id, limit: 1 });
  // Asked for by this kind, so of this kind.
  return (rows[0]?.before ?? null) as Exception | null;
}

function otherTarget({ control, resource, pattern }: Exception): ExceptionProblem {
  const what = resource ?? pattern ?? "every resource";
  const problem = `it was made for ${control}, ${what}, and stays so. Give another id to what excuses something else.`;
  return { field: "id", problem };
}

function changesToMake(
  accountId: string,
  { added, changed, missing }: ExceptionChanges,
  prune: boolean,
): Change<"exception">[] {
  const of = (before: Exception | null, after: Exception | null, { id }: Exception) =>
    ({ accountId, kind: "exception", id, before, after }) as const;
  return [
    ...added.map((exception) => of(null, exception, exception)),
    ...changed.map(({ before, after }) => of(before, after, after)),
    ...(prune ? missing.map((exception) => of(exception, null, exception)) : []),
  ];
}

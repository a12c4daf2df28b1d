/** What every source is read with, and what it reports when its first question fails. */
import type { CollectedRows } from "../posture/collected-rows.ts";
import type { Coverage, Instant } from "../posture/snapshot.ts";
import type { Source } from "../posture/vocabulary.ts";
import type { Ask } from "./ask-aws.ts";
import type { ReadFailure } from "./read-failure.ts";

export interface SourceReader {
  readonly accountId: string;
  /** A region's code; `global` for Artifact. */
  readonly region: string;
  readonly ask: Ask;
  /** Where rows go as they come; what the last collection knew. */
  readonly rows: CollectedRows;
  /** Told of rows as they are read, for the progress. */
  readonly onRows: (count: number) => void;
  /** Told of every part that could not be read. */
  readonly onFailure: (failure: ReadFailure) => void;
  readonly now: () => Date;
}

type CoverageAnswer = Pick<Coverage, "state" | "reason" | "detail">;

/** The ledger's row of one source in one region, dated now. */
export function coverageOf(reader: SourceReader, source: Source, answer: CoverageAnswer): Coverage {
  const { accountId, region, now } = reader;
  const collectedAt: Instant = now().toISOString();
  return { accountId, region, source, ...answer, collectedAt };
}

/** Nothing could be read. */
export function notRead(failure: ReadFailure): CoverageAnswer {
  return { state: "not_read", reason: failure.reason, detail: failure.detail };
}

/** Read as far as it went: `read` without failures, else `partial` for the first one, with all of them told. */
export function readWith(failures: readonly ReadFailure[]): CoverageAnswer {
  const [first] = failures;
  return first === undefined
    ? { state: "read", reason: null, detail: "" }
    : { state: "partial", reason: first.reason, detail: detailsOf(failures) };
}

/** All failures' words, each once. */
export function detailsOf(failures: readonly ReadFailure[]): string {
  return [...new Set(failures.map(({ detail }) => detail))].join("; ");
}

/** Findings on their way from ids to rows: asked for in fifties, ahead of each other, and kept as they come. */
import type { GuardDutyClient } from "@aws-sdk/client-guardduty";
import type { DetailedFinding, Instant } from "../../posture/snapshot.ts";
import { ReadFailedError } from "../read-failure.ts";
import type { SourceReader } from "../source-reader.ts";
import { askAhead } from "./ask-ahead.ts";
import { type FindingChoice, fetchFindingIds, fetchFindings, findingsPerAnswer } from "./fetch.ts";
import { translateFinding } from "./translate.ts";
import { wireFindingIdsPage, wireFindings } from "./wire-schema.ts";

export interface GuardDutyReader extends SourceReader {
  readonly client: GuardDutyClient;
}

/** One region's findings while they are read. */
export interface FindingsReader extends GuardDutyReader {
  readonly detectorId: string;
  /** Every finding that was kept, by id. */
  readonly brought: Map<string, Pick<DetailedFinding, "archived" | "severityScore" | "updatedAt">>;
  /** Ids that were listed and, when their details were asked for, were no more. */
  readonly vanished: Set<string>;
}

/** Pages of details that are asked for while the next ids come. */
const pagesAtOnce = 3;

/** Pages of ids, oldest update first. @throws ReadFailedError */
export function listIds(
  { ask, client, detectorId, accountId }: FindingsReader,
  choice: Omit<FindingChoice, "detectorId" | "accountId">,
): AsyncGenerator<readonly string[], void, undefined> {
  return ask.pages("guardduty:ListFindings", wireFindingIdsPage, (options) =>
    fetchFindingIds(client, { detectorId, accountId, ...choice }, options),
  );
}

/**
 * Keeps the details of findings that GuardDuty lists. What was kept when it breaks off is all there was
 * until some instant: later findings do not overtake earlier ones.
 *
 * @throws ReadFailedError
 */
export async function bringListed(
  reader: FindingsReader,
  ids: AsyncIterable<readonly string[]>,
): Promise<void> {
  await bring(reader, ids, (fifty) => detailsOfListed(reader, fifty));
}

/**
 * The same out of order: findings updated later than `until` are not kept. Else the next reading, which
 * begins at the latest date, would pass over updates between the two.
 *
 * @returns how many were not kept
 * @throws ReadFailedError
 */
export async function bringListedUntil(
  until: Instant,
  reader: FindingsReader,
  ids: AsyncIterable<readonly string[]>,
): Promise<number> {
  return bring(reader, ids, async (fifty) => upTo(until, await detailsOfListed(reader, fifty)));
}

/** The same of findings that stand in no list: those that GuardDuty still has. @throws ReadFailedError */
export async function bringRemainingUntil(
  until: Instant,
  reader: FindingsReader,
  ids: readonly string[],
): Promise<number> {
  return bring(reader, pagesOf(ids), async (fifty) =>
    upTo(until, { found: await detailsOf(reader, fifty), vanished: [] }),
  );
}

interface Details {
  readonly found: readonly DetailedFinding[];
  readonly vanished: readonly string[];
  /** How many more there are that shall not be kept. */
  readonly later?: number;
}

function upTo(until: Instant, { found, vanished }: Details): Details {
  const kept = found.filter(({ updatedAt }) => updatedAt <= until);
  return { found: kept, vanished, later: found.length - kept.length };
}

async function bring(
  reader: FindingsReader,
  ids: AsyncIterable<readonly string[]>,
  ask: (fifty: readonly string[]) => Promise<Details>,
): Promise<number> {
  let left = 0;
  for await (const { found, vanished, later = 0 } of askAhead(inFifties(ids), pagesAtOnce, ask)) {
    if (found.length > 0) await reader.rows.keepFindings(reader.region, found);
    for (const { id, archived, severityScore, updatedAt } of found)
      reader.brought.set(id, { archived, severityScore, updatedAt });
    for (const id of vanished) reader.vanished.add(id);
    left += later;
  }
  return left;
}

async function detailsOf(
  { ask, client, detectorId, accountId, region, onRows }: FindingsReader,
  ids: readonly string[],
): Promise<readonly DetailedFinding[]> {
  const wires = await ask.one("guardduty:GetFindings", wireFindings, (options) =>
    fetchFindings(client, { detectorId, ids }, options),
  );
  onRows(wires.length);
  return wires.map(({ parsed, raw }) => translateFinding(parsed, raw, { accountId, region }));
}

/** What is not given has vanished, unless it is still listed: then it is asked for once more. */
async function detailsOfListed(reader: FindingsReader, ids: readonly string[]): Promise<Details> {
  const found = await detailsOf(reader, ids);
  const missing = without(ids, found);
  if (missing.length === 0) return { found, vanished: [] };
  const listed = (await Array.fromAsync(listIds(reader, { ids: missing }))).flat();
  const again = listed.length === 0 ? [] : await detailsOf(reader, listed);
  const [never, ...others] = without(listed, again);
  if (never !== undefined) throw listedButNotGiven(never, others.length);
  return { found: [...found, ...again], vanished: without(missing, again) };
}

function without(ids: readonly string[], found: readonly DetailedFinding[]): readonly string[] {
  const given = new Set(found.map(({ id }) => id));
  return ids.filter((id) => !given.has(id));
}

function listedButNotGiven(id: string, others: number): ReadFailedError {
  const operation = "guardduty:GetFindings";
  const which = others === 0 ? `the finding ${id}` : `the finding ${id} and ${others} more`;
  const detail = `${operation}: ${which} stood in the list and was not given`;
  return new ReadFailedError({ reason: "aws_error", operation, detail });
}

async function* pagesOf(ids: readonly string[]): AsyncGenerator<readonly string[]> {
  yield ids;
}

/** As many ids at once as may be asked for; one that comes twice stands twice, unless both meet in a page. */
async function* inFifties(pages: AsyncIterable<readonly string[]>): AsyncGenerator<string[]> {
  const waiting = new Set<string>();
  for await (const page of pages) {
    for (const id of page) {
      waiting.add(id);
      if (waiting.size < findingsPerAnswer) continue;
      yield [...waiting];
      waiting.clear();
    }
  }
  if (waiting.size > 0) yield [...waiting];
}

/** Whether a listing to the end is believed: AWS counts the findings too, and must come to the same. */
import type { KnownFindings } from "../../posture/collected-rows.ts";
import type { FindingsRead } from "../../posture/snapshot.ts";
import type { ReadFailure } from "../read-failure.ts";
import {
  bringListed,
  bringRemainingUntil,
  type FindingsReader,
  listIds,
} from "./bring-findings.ts";
import { bringUpdates, latestUpdate } from "./bring-updates.ts";
import { countFindings } from "./count-findings.ts";
import {
  type CountedFindings,
  countsHeld,
  type Disagreement,
  disagreementOf,
  type KnownById,
} from "./plan-findings.ts";

export interface Listed {
  readonly known: KnownFindings | null;
  readonly read: FindingsRead;
  /** What AWS counted before; null where nobody could. */
  readonly counted: Partial<CountedFindings> | null;
}

/**
 * What a listing to the end gave, where AWS counts as much. Else AWS is asked again, as the numbers may have
 * moved meanwhile; then every finding is read anew, and what still differs is told.
 *
 * @throws ReadFailedError where asking on is in vain; other failures are added to the list
 */
export async function believed(
  reader: FindingsReader,
  failures: ReadFailure[],
  { known, read, counted }: Listed,
): Promise<FindingsRead> {
  if (counted === null) return read;
  const byId = read.kind === "changes" ? ((await known?.byId()) ?? none) : none;
  const before = read.kind === "changes" && known !== null ? known : nothingKnown;
  const gone = read.kind === "changes" ? read.gone : [];
  const { brought } = reader;
  const held = () => countsHeld(before, { byId, brought, gone });
  if (disagreementOf(counted, held()) === null) return read;
  const again = await countFindings(reader, failures);
  if (again === null || disagreementOf(again, held()) === null) return read;
  await bringEverything(reader, known);
  const last = await countFindings(reader, failures);
  const still = last && disagreementOf(last, countsHeld(nothingKnown, { byId: none, brought }));
  if (still !== null) failures.push(notAsCounted(still));
  return { kind: "all" };
}

const none: KnownById = new Map();
const nothingKnown = { active: new Map(), archived: new Map() };

/** Reads every finding that is listed, and those by their ids that are known and not listed. */
async function bringEverything(reader: FindingsReader, known: KnownFindings | null): Promise<void> {
  await bringListed(reader, listIds(reader, {}));
  if (known?.updatedUntil == null) return;
  const until = latestUpdate(reader, known.updatedUntil);
  const missing = [...(await known.byId()).keys()].filter((id) => !reader.brought.has(id));
  const later = await bringRemainingUntil(until, reader, missing);
  if (later > 0) await bringUpdates(reader, until);
}

function notAsCounted({ which, severity, counted, held }: Disagreement): ReadFailure {
  const operation = "guardduty:GetFindingsStatistics";
  const findings = which === "all" ? "findings" : "findings that are not archived";
  const detail = `${operation}: AWS counts ${counted} ${findings} of severity ${severity}, and lists ${held}, however often it is asked`;
  return { reason: "aws_error", operation, detail };
}

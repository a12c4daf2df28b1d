/** The register of accepted deviations: what stands, who accepted it and when, and every change there was. */
import type { JournalEntry } from "../../posture/journal.ts";
import type { Posture } from "../../posture/posture.ts";
import type { Chunks } from "../exported-posture.ts";
import { byId } from "../order-rows.ts";
import { csvLines } from "./csv-lines.ts";

type Entries = readonly JournalEntry[];

/** One line for each exception that is known, in force or over. Excepted is not compliant. */
export function exceptionsToCsv(
  { account, asOf, exceptions }: Pick<Posture, "account" | "asOf" | "exceptions">,
  entries: Entries,
): Chunks {
  const changes = Map.groupBy(entries, (entry) => entry.id);
  const rows = byId(exceptions, (row) => [row.control, row.resource ?? "", row.id]).map((row) => {
    const own = changes.get(row.id) ?? [];
    const made = own.findLast((entry) => entry.before === null);
    const last = own.at(-1);
    return [
      ...[account.id, asOf, row.id, row.control, row.resource, row.pattern],
      ...[row.reason, row.owner, row.ticket, row.expiresOn, row.active ? "yes" : "no"],
      ...[made?.who ?? "unknown", made?.at ?? "unknown"],
      ...[last?.who ?? "unknown", last?.at ?? "unknown"],
    ];
  });
  return csvLines(registerHead, rows);
}

const registerHead = [
  "account_id",
  "as_of",
  "exception",
  "control",
  "resource_id",
  "pattern",
  "reason",
  "owner",
  "ticket",
  "expires_on",
  "in_force",
  "accepted_by",
  "accepted_at",
  "last_changed_by",
  "last_changed_at",
];

/** One line for each change, the oldest first, as the journal that is never altered has it. */
export function exceptionJournalToCsv(entries: Entries): Chunks {
  const rows = entries.map((entry) => [
    ...[entry.accountId, entry.number, entry.at, entry.who, entry.id, kindOf(entry)],
    ...[entry.before, entry.after].map((state) => (state === null ? "" : JSON.stringify(state))),
  ]);
  const head = ["account_id", "number", "at", "who", "exception", "change", "before", "after"];
  return csvLines(head, rows);
}

function kindOf({ before, after }: JournalEntry): string {
  if (before === null) return "accepted";
  return after === null ? "taken back" : "altered";
}

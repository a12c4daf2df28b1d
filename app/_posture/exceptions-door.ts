import "server-only";
/** The app's door to exceptions and the journal, fenced like the one to the posture. */
import { cache } from "react";
import { countExcused } from "../../lib/count-excused.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { readException, readExceptions, readJournal } from "../../lib/read-exceptions.ts";
import { fromMarker } from "./lists.ts";

/** Every exception of an account, withdrawn ones too. */
export const exceptionRegister = cache((accountId: string) => readExceptions({ accountId }));

/** One exception with its entries. */
export const exceptionHistory = cache((accountId: string, id: string) =>
  readException({ accountId, id }),
);

/** What one of a posture's exceptions excuses itself, as the list of its control's resources has it. */
export function excusedByOne({ account, exceptions }: Posture, id: string) {
  return countExcused({ accountId: account.id, id, exceptions });
}

/** A page of the journal. */
export function journalPage(query: Parameters<typeof readJournal>[0]) {
  return fromMarker(query, readJournal);
}

import "server-only";
/** The app's door to exceptions and the journal, fenced like the one to the posture. */
import { cache } from "react";
import { readException, readExceptions, readJournal } from "../../lib/read-exceptions.ts";
import { fromMarker } from "./lists.ts";

/** Every exception of an account, withdrawn ones too. */
export const exceptionRegister = cache((accountId: string) => readExceptions({ accountId }));

/** One exception with its entries. */
export const exceptionHistory = cache((accountId: string, id: string) =>
  readException({ accountId, id }),
);

/** A page of the journal. */
export function journalPage(query: Parameters<typeof readJournal>[0]) {
  return fromMarker(query, readJournal);
}

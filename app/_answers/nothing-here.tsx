import type { ReactElement } from "react";
import NotFound from "../not-found.tsx";
import { answerNotFound } from "./status.ts";

/**
 * What a page returns for an address that names nothing: the same words as anywhere, with the status 404,
 * as markup that needs no script.
 */
export function nothingHere(words: ReactElement = <NotFound />): ReactElement {
  answerNotFound();
  return words;
}

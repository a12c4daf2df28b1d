import type { ListToWrite } from "../../lib/exports/list-to-csv.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { SearchParams } from "../_links/search-params.ts";

/** The rows of one list, or the reason why an address names none. */
export type ListExport =
  | { readonly kind: "list"; readonly list: ListToWrite }
  /** A file that quietly ignored part of its filter would be taken for the narrower one. */
  | { readonly kind: "refused"; readonly message: string };

/**
 * Makes a list's rows as its page does, by the same reader of the same address, but all of them. What
 * cannot be read is thrown: a failed reading must not look like an empty list.
 */
export type ListExporter = (
  posture: Posture,
  parameters: SearchParams,
) => ListExport | Promise<ListExport>;

/** Junction: the catalogue in force here, and what tells it from any other. */
import { createHash } from "node:crypto";
import { catalogueFiles } from "./catalogue/catalogue-files.ts";
import { loadCatalogue } from "./catalogue/load-catalogue.ts";
import type { Catalogue } from "./posture/control.ts";

export interface OpenedCatalogue {
  readonly catalogue: Catalogue;
  /** Changes with every word of the catalogue: a posture judged under another one is judged again. */
  readonly digest: string;
}

let opened: OpenedCatalogue | null = null;

/** @throws CatalogueError when one of the catalogue's own files is wrong */
export function openedCatalogue(): OpenedCatalogue {
  opened ??= { catalogue: loadCatalogue(), digest: digestOf(catalogueFiles) };
  return opened;
}

function digestOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

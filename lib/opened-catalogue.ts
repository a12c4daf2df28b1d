/** Junction: the catalogue in force here, the user's mapping file laid over it, and what tells it from any other. */
import { createHash } from "node:crypto";
import { applyMapping } from "./catalogue/apply-mapping.ts";
import { catalogueFiles } from "./catalogue/catalogue-files.ts";
import { loadCatalogue } from "./catalogue/load-catalogue.ts";
import { MappingError } from "./catalogue/mapping-error.ts";
import { noMapping, parseMapping } from "./catalogue/parse-mapping.ts";
import { placingCode } from "./catalogue/placing-code.ts";
import type { Catalogue } from "./posture/control.ts";
import { readMappingFile, stampOfMapping } from "./read-mapping-file.ts";
import { type MappingPlace, readMappingPlace } from "./settings.ts";

export { MappingError } from "./catalogue/mapping-error.ts";

export interface OpenedCatalogue {
  readonly catalogue: Catalogue;
  /**
   * Changes with every word of the catalogue's files or the mapping, and with the code that places by
   * them: a posture judged under another one is judged again.
   */
  readonly digest: string;
}

interface Looked extends OpenedCatalogue {
  /** Of the file as it was when it was last looked at, good or bad. */
  readonly stamp: string;
  readonly path: string;
  /** What is wrong with the file now; null when this catalogue is what it says. */
  readonly trouble: MappingError | null;
}

/**
 * On `globalThis`, because a dashboard's bundler may load this module more than once, and all of it
 * must have the same last good mapping.
 */
const holder: typeof globalThis & { demarcCatalogue?: Looked } = globalThis;

/**
 * The catalogue in force. The mapping file is looked at with each call and read again when it changed. When
 * it is wrong while this process runs, the last good one stays in force and {@link mappingTrouble} tells.
 *
 * @throws MappingError when the mapping file is wrong and none was good before
 * @throws CatalogueError when one of the catalogue's own files is wrong
 */
export function openedCatalogue(): OpenedCatalogue {
  const place = readMappingPlace();
  const stamp = stampOfMapping(place);
  const known = holder.demarcCatalogue;
  if (known?.stamp === stamp) return known;
  try {
    holder.demarcCatalogue = { ...open(place), stamp, path: place.path, trouble: null };
  } catch (error) {
    if (!(error instanceof MappingError) || known?.path !== place.path) throw error;
    holder.demarcCatalogue = { ...known, stamp, trouble: error };
  }
  return holder.demarcCatalogue;
}

/**
 * What is wrong with the mapping file, in a message of several lines; null when nothing is. Text from a
 * file: to be escaped.
 *
 * @throws CatalogueError
 */
export function mappingTrouble(): string | null {
  try {
    openedCatalogue();
  } catch (error) {
    if (error instanceof MappingError) return error.message;
    throw error;
  }
  return holder.demarcCatalogue?.trouble?.message ?? null;
}

let shippedDigest: string | null = null;

function open(place: MappingPlace): OpenedCatalogue {
  const shipped = loadCatalogue();
  const text = readMappingFile(place);
  const mapping = text === null ? noMapping : parseMapping(text, place.shownAs, shipped);
  shippedDigest ??= digestOf([catalogueFiles, placingCode]);
  return {
    catalogue: applyMapping(shipped, mapping),
    digest: digestOf([shippedDigest, mapping]),
  };
}

function digestOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

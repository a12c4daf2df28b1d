import { z } from "zod";
import { CatalogueError } from "./catalogue-error.ts";
import {
  type AcceptableUseEntries,
  acceptableUseSchema,
  type DeliberateEntry,
  deliberateEntrySchema,
  type EvidenceEntries,
  evidenceSchema,
  type FindingTypeEntry,
  findingTypeEntrySchema,
  focusAreasSchema,
  type RuleEntry,
  ruleEntrySchema,
  type TagRuleEntry,
  tagRuleEntrySchema,
} from "./catalogue-schema.ts";
import { crossCheck } from "./cross-check.ts";
import {
  type NotEvidenceEntry,
  notEvidenceEntrySchema,
  type PackEntry,
  packEntrySchema,
  type StandardEntry,
  standardSchema,
} from "./standard-schema.ts";

/** One file of the catalogue, parsed as JSON and otherwise untouched. */
interface CatalogueFile {
  /** Relative to the catalogue's folder: `rules/storage.json`. */
  readonly path: string;
  readonly content: unknown;
}

export interface CatalogueFiles {
  readonly focusAreas: CatalogueFile;
  readonly evidence: CatalogueFile;
  readonly acceptableUse: CatalogueFile;
  readonly deliberatelySo: CatalogueFile;
  readonly notEvidence: CatalogueFile;
  readonly packs: CatalogueFile;
  readonly standards: readonly CatalogueFile[];
  readonly rules: readonly CatalogueFile[];
  readonly tagRules: CatalogueFile;
  readonly findingTypes: readonly CatalogueFile[];
}

export interface CatalogueEntries {
  readonly evidence: EvidenceEntries;
  readonly acceptableUse: AcceptableUseEntries;
  readonly deliberatelySo: readonly DeliberateEntry[];
  readonly notEvidence: readonly NotEvidenceEntry[];
  readonly packs: readonly PackEntry[];
  readonly standards: readonly StandardEntry[];
  readonly rules: readonly RuleEntry[];
  readonly tagRules: readonly TagRuleEntry[];
  readonly findingTypes: readonly FindingTypeEntry[];
}

/**
 * Checks the catalogue's files against their schema and against each other.
 *
 * @throws CatalogueError that names everything wrong: file, entry and member
 */
export function parseCatalogue(files: CatalogueFiles): CatalogueEntries {
  const problems: string[] = [];
  const focusAreas = parseWhole(files.focusAreas, focusAreasSchema, problems);
  const evidence = parseWhole(files.evidence, evidenceSchema, problems);
  const acceptableUse = parseWhole(files.acceptableUse, acceptableUseSchema, problems);
  const standards = files.standards.flatMap(
    (file) => parseWhole(file, standardSchema, problems) ?? [],
  );
  const notEvidence = parseWhole(files.notEvidence, z.array(notEvidenceEntrySchema), problems);
  if (focusAreas === null || evidence === null || acceptableUse === null || notEvidence === null)
    throw new CatalogueError(problems);
  const entries: CatalogueEntries = {
    evidence,
    acceptableUse,
    standards,
    notEvidence,
    rules: parseEntries(
      files.rules,
      ruleEntrySchema(focusAreas),
      ["identifier", "title"],
      problems,
    ),
    tagRules: parseEntries([files.tagRules], tagRuleEntrySchema, ["identifier"], problems),
    findingTypes: parseEntries(
      files.findingTypes,
      findingTypeEntrySchema,
      ["type", "title"],
      problems,
    ),
    deliberatelySo: parseEntries(
      [files.deliberatelySo],
      deliberateEntrySchema,
      ["identifier"],
      problems,
    ),
    packs: parseEntries([files.packs], packEntrySchema, ["name"], problems),
  };
  problems.push(...crossCheck(entries));
  if (problems.length > 0) throw new CatalogueError(problems);
  return entries;
}

function parseWhole<T>(file: CatalogueFile, schema: z.ZodType<T>, problems: string[]): T | null {
  const parsed = schema.safeParse(file.content);
  if (parsed.success) return parsed.data;
  problems.push(...problemsOf(parsed.error).map((problem) => `${file.path}: ${problem}`));
  return null;
}

interface Placed<T> {
  readonly entry: T;
  /** For the reader of an error: `rules/storage.json: S3_BUCKET_LOGGING_ENABLED`. */
  readonly place: string;
}

/** Reads lists of entries in order of their first key; no two of all files may share one of the keys. */
function parseEntries<Key extends string, T extends Readonly<Record<Key, string>>>(
  files: readonly CatalogueFile[],
  schema: z.ZodType<T>,
  keys: readonly [Key, ...Key[]],
  problems: string[],
): T[] {
  const [name] = keys;
  const placed = files.flatMap((file) => {
    const ofFile = parseFile(file, schema, name, problems);
    problems.push(...misplaced(ofFile, name));
    return ofFile;
  });
  for (const key of keys) problems.push(...shared(placed, key));
  return placed.map(({ entry }) => entry);
}

function parseFile<T>(
  { path, content }: CatalogueFile,
  schema: z.ZodType<T>,
  key: string,
  problems: string[],
): Placed<T>[] {
  if (!Array.isArray(content)) {
    problems.push(`${path}: must be a list`);
    return [];
  }
  const raws: unknown[] = content;
  return raws.flatMap((raw, at) => {
    const place = `${path}: ${nameOf(raw, key) ?? `entry ${at + 1}`}`;
    const parsed = schema.safeParse(raw);
    if (parsed.success) return [{ entry: parsed.data, place }];
    problems.push(...problemsOf(parsed.error).map((problem) => `${place}: ${problem}`));
    return [];
  });
}

function misplaced<Key extends string>(
  placed: readonly Placed<Record<Key, string>>[],
  key: Key,
): string[] {
  return placed.flatMap(({ entry, place }, at) => {
    const before = placed[at - 1]?.entry[key];
    return before !== undefined && entry[key] < before
      ? [`${place}: ${key}: must stand before ${before}`]
      : [];
  });
}

function shared<Key extends string>(
  placed: readonly Placed<Record<Key, string>>[],
  key: Key,
): string[] {
  const firstPlaceOf = new Map<string, string>();
  return placed.flatMap(({ entry, place }) => {
    const first = firstPlaceOf.get(entry[key]);
    if (first !== undefined) return [`${place}: ${key}: the same as in ${first}`];
    firstPlaceOf.set(entry[key], place);
    return [];
  });
}

function nameOf(raw: unknown, key: string): string | null {
  if (typeof raw !== "object" || raw === null) return null;
  const name: unknown = Reflect.get(raw, key);
  return typeof name === "string" && name !== "" ? name : null;
}

function problemsOf(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`,
  );
}

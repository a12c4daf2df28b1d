/** What a request asked for, told from what merely differs from one request of a listing to the next. */
import type { JsonValue } from "../posture/collection-origin.ts";

export interface RequestShape {
  /** What stays the same, keys in order. */
  readonly parameters: Readonly<Record<string, JsonValue>>;
  /** By parameter, the names of what this request is about. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** By parameter, how many ids of single things this request gave. */
  readonly ids: ReadonlyMap<string, number>;
}

/** These turn the pages of a listing. */
const pageTokens: ReadonlySet<string> = new Set(["NextToken", "nextToken"]);

/** What is asked in turn, and worth knowing by name: a rule's evidence is what was asked about that rule. */
const named: ReadonlySet<string> = new Set([
  "ConfigRuleName",
  "ConfigRuleNames",
  "ConformancePackName",
  "ConformancePackNames",
  "ResourceType",
]);

/** Ids of single things: as many as there are rows, and the rows have them. */
const counted: ReadonlySet<string> = new Set([
  "FindingIds",
  "ResourceArn",
  "ResourceIds",
  "FindingCriteria.Criterion.id",
]);

/**
 * Takes a request's parameters apart.
 *
 * @param input as the SDK was given it, before it is written into a request
 */
export function shapeOf(input: unknown): RequestShape {
  const names = new Map<string, readonly string[]>();
  const ids = new Map<string, number>();
  const parameters = constantsIn(input, "", { names, ids });
  return { parameters, names, ids };
}

interface Apart {
  readonly names: Map<string, readonly string[]>;
  readonly ids: Map<string, number>;
}

function constantsIn(input: unknown, within: string, apart: Apart): Record<string, JsonValue> {
  const constants: Record<string, JsonValue> = {};
  if (!(input instanceof Object)) return constants;
  for (const [name, value] of Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (value === undefined || value === null || pageTokens.has(name)) continue;
    const path = within === "" ? name : `${within}.${name}`;
    if (named.has(name)) apart.names.set(path, textsIn(value));
    else if (counted.has(name) || counted.has(path)) apart.ids.set(path, textsIn(value).length);
    else constants[name] = constantOf(value, path, apart);
  }
  return constants;
}

function constantOf(value: unknown, path: string, apart: Apart): JsonValue {
  if (Array.isArray(value)) return value.map((one) => constantOf(one, path, apart));
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Object) return constantsIn(value, path, apart);
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

/** All texts in a parameter, however deep: a condition of GuardDuty's holds its ids one step down. */
function textsIn(value: unknown): string[] {
  if (value instanceof Object) return Object.values(value).flatMap(textsIn);
  return [String(value)];
}

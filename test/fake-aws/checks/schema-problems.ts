/**
 * Holds an answer against the schema the SDK itself reads it with: members the schema does not know,
 * values of another type, required members that are missing. The SDK drops or forgives all three.
 */
import { NormalizedSchema } from "@smithy/core/schema";
import type { SchemaRef } from "@smithy/types";

type Path = string;

const typeOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "list" : typeof value;

/** How many members, from the first on, a structure requires: the schema's seventh place. */
function requiredCount(schema: NormalizedSchema): number {
  const raw = schema.getSchema();
  const count: unknown = Array.isArray(raw) ? raw[6] : 0;
  return typeof count === "number" ? count : 0;
}

/** A date-time travels as text, every other instant as seconds. The number is the schema's own. */
const dateTime = 5;

function scalarProblem(schema: NormalizedSchema, value: unknown, path: Path): readonly string[] {
  const found = typeOf(value);
  const wanted = schema.isBooleanSchema()
    ? "boolean"
    : schema.isNumericSchema()
      ? "number"
      : schema.isTimestampSchema() && schema.getSchema() !== dateTime
        ? "number"
        : "string";
  if (found !== wanted) return [`${path}: ${wanted} expected, found ${found}`];
  const isDateTime = schema.getSchema() === dateTime;
  if (isDateTime && Number.isNaN(Date.parse(String(value)))) return [`${path}: no instant`];
  return [];
}

function structProblems(schema: NormalizedSchema, value: unknown, path: Path): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [`${path}: structure expected, found ${typeOf(value)}`];
  const members = [...schema.structIterator()].map(([name, member], index) => ({
    wire: String(member.getMergedTraits().jsonName ?? name),
    member,
    isRequired: index < requiredCount(schema),
  }));
  const known = new Set(members.map(({ wire }) => wire));
  const strangers = Object.keys(value)
    .filter((name) => !known.has(name))
    .map((name) => `${path}.${name}: unknown member`);
  const own = members.flatMap(({ wire, member, isRequired }) => {
    const inside: unknown = Object.entries(value).find(([name]) => name === wire)?.[1];
    if (inside === undefined) return isRequired ? [`${path}.${wire}: required, missing`] : [];
    return jsonProblems(member, inside, `${path}.${wire}`);
  });
  return [...strangers, ...own];
}

/** What is wrong with a JSON value; empty when nothing is. */
function jsonProblems(
  schema: NormalizedSchema,
  value: unknown,
  path: Path = "$",
): readonly string[] {
  if (schema.isStructSchema()) return structProblems(schema, value, path);
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return [`${path}: list expected, found ${typeOf(value)}`];
    return value.flatMap((item: unknown, index) =>
      jsonProblems(schema.getValueSchema(), item, `${path}[${index}]`),
    );
  }
  if (schema.isMapSchema()) {
    if (typeOf(value) !== "object") return [`${path}: map expected, found ${typeOf(value)}`];
    return Object.entries(value ?? {}).flatMap(([key, item]) =>
      jsonProblems(schema.getValueSchema(), item, `${path}.${key}`),
    );
  }
  return scalarProblem(schema, value, path);
}

/** What is wrong with an answer in JSON, by the schema of its operation's output. */
export const answerProblems = (output: SchemaRef, body: string): readonly string[] =>
  jsonProblems(NormalizedSchema.of(output), JSON.parse(body));

/** AWS Config: SelectResourceConfig over the configuration items of a region. */
import { AwsError } from "./aws-error.ts";
import { type ConfigDocument, complianceDocuments } from "./config-documents.ts";
import { configPage, limitOf } from "./config-paging.ts";
import type { Call, JsonOperation } from "./operation.ts";
import { recordsType } from "./recording.ts";
import { type Condition, parseExpression, type Query } from "./sql-expression.ts";
import type { Json, JsonObject } from "./state.ts";

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every value a path leads to: a step into a list goes into all its elements. */
function valuesAt(value: Json | undefined, steps: readonly string[]): readonly Json[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, steps));
  const [step, ...rest] = steps;
  if (step === undefined) return [value];
  return isObject(value) ? valuesAt(value[step], rest) : [];
}

function compares(value: Json, condition: Condition): boolean {
  const [first = ""] = condition.values;
  switch (condition.operator) {
    case "=":
      return value === first;
    case "<>":
      return value !== first;
    case "IN":
      return condition.values.some((candidate) => candidate === value);
    case "LIKE": {
      const pattern = String(first);
      return pattern.endsWith("%")
        ? String(value).startsWith(pattern.slice(0, -1))
        : String(value) === pattern;
    }
    case ">":
      return value !== null && value > first;
    case ">=":
      return value !== null && value >= first;
    case "<":
      return value !== null && value < first;
    case "<=":
      return value !== null && value <= first;
    default:
      return condition.operator satisfies never;
  }
}

/** Conditions on a list hold when any element makes them true, each on its own, as with AWS. */
const matches = (document: ConfigDocument, conditions: readonly Condition[]): boolean =>
  conditions.every((condition) =>
    valuesAt(document, condition.path.split(".")).some((value) => compares(value, condition)),
  );

/** Which members are asked for, and what of each; null: all there is. */
type Cut = ReadonlyMap<string, Cut> | null;

function cutOf(paths: readonly (readonly string[])[]): Cut {
  if (paths.some((path) => path.length === 0)) return null;
  const byHead = Map.groupBy(paths, ([head = ""]) => head);
  return new Map(
    [...byHead].map(([head, below]) => [head, cutOf(below.map(([, ...rest]) => rest))]),
  );
}

/** The parts of a value that the cut names; a list keeps its elements, each cut down alike. */
function cut(value: Json | undefined, parts: Cut): Json | undefined {
  if (parts === null) return value;
  if (Array.isArray(value)) return value.map((item) => cut(item, parts) ?? null);
  if (!isObject(value)) return undefined;
  const kept: Record<string, Json> = {};
  for (const [head, below] of parts) {
    const part = cut(value[head], below);
    if (part !== undefined) kept[head] = part;
  }
  return kept;
}

const scalarsOf = (document: JsonObject): string[] =>
  Object.keys(document).filter((name) => typeof document[name] !== "object");

/** What the fields leave of a document; the way there is found once, for there are many documents. */
function projection(fields: readonly string[]): (document: JsonObject) => JsonObject {
  const cutFor = (names: readonly string[]) => cutOf(names.map((name) => name.split(".")));
  const always = fields.includes("*") ? null : cutFor(fields);
  return (document) => {
    const parts =
      always ?? cutFor(fields.flatMap((field) => (field === "*" ? scalarsOf(document) : [field])));
    const row = cut(document, parts);
    return isObject(row) ? row : {};
  };
}

/** Only what is grouped by may stand beside a count. */
function refuseUngrouped(query: Query): void {
  const stray = query.fields.find(
    (field) => field !== "COUNT(*)" && !query.groupBy.includes(field),
  );
  if (stray !== undefined)
    throw new AwsError(
      "InvalidExpressionException",
      `Error processing SQL request: ${stray} is not grouped by`,
    );
}

function grouped(documents: readonly ConfigDocument[], query: Query): JsonObject[] {
  const groups = new Map<string, { row: JsonObject; count: number }>();
  const project = projection(query.groupBy);
  for (const document of documents) {
    const row = project(document);
    const key = JSON.stringify(row);
    const group = groups.get(key) ?? { row, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  if (query.groupBy.length === 0) return [{ "COUNT(*)": documents.length }];
  return [...groups.values()].map(({ row, count }) =>
    query.fields.includes("COUNT(*)") ? { "COUNT(*)": count, ...row } : row,
  );
}

function sorted(documents: readonly ConfigDocument[], query: Query): readonly ConfigDocument[] {
  const [first] = query.orderBy;
  if (first === undefined) return documents;
  const steps = first.path.split(".");
  const keyOf = (document: ConfigDocument): string => String(valuesAt(document, steps)[0] ?? "");
  const sign = first.descending ? -1 : 1;
  return documents.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -sign : sign));
}

/** What SQL can see: verdicts, and of every other recorded resource its name and place. */
function visibleDocuments({ account, region }: Call): readonly ConfigDocument[] {
  const resources = [...region.resources.values()]
    .filter(({ type }) => recordsType(region.recorder, type))
    .map(({ type, id }) => ({
      resourceId: id,
      resourceType: type,
      accountId: account.id,
      awsRegion: region.name,
    }));
  return [...resources, ...complianceDocuments(account, region)];
}

const select: JsonOperation = (call) => {
  const expression = call.input.requiredText("Expression", { maxLength: 4096 });
  const limit = limitOf(call, { max: 100, fallback: 25, refusal: "InvalidLimitException" });
  const query = parseExpression(expression);
  const isGrouped = query.groupBy.length > 0 || query.fields.includes("COUNT(*)");
  if (isGrouped) refuseUngrouped(query);
  const project = projection(query.fields);
  const list = (): readonly JsonObject[] => {
    const found = visibleDocuments(call).filter((document) => matches(document, query.conditions));
    return isGrouped ? grouped(found, query) : sorted(found, query);
  };
  return {
    ...configPage(call, "Results", list, limit, (row) =>
      JSON.stringify(isGrouped ? row : project(row)),
    ),
    QueryInfo: { SelectFields: query.fields.map((Name) => ({ Name })) },
  };
};

export const sqlOperations: Readonly<Record<string, JsonOperation>> = {
  SelectResourceConfig: select,
};

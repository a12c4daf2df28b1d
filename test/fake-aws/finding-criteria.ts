/** GuardDuty's finding criteria: which findings a listing or a statistic is about. */
import { AwsError } from "./aws-error.ts";
import type { Input } from "./input.ts";
import type { FakeFinding, Json, JsonObject } from "./state.ts";

/** GuardDuty's one client error; its body carries the older name as well. */
export const badRequest = (why: string): AwsError =>
  new AwsError("BadRequestException", `The request is rejected because ${why}.`, 400, {
    members: { __type: "InvalidInputException" },
  });

/** First steps of the attributes that findings may be filtered and sorted by. */
const roots = new Set([
  "accountId",
  "associatedAttackSequenceArn",
  "confidence",
  "createdAt",
  "id",
  "region",
  "resource",
  "service",
  "severity",
  "type",
  "updatedAt",
]);

const textConditions = { equals: true, eq: true, notEquals: false, neq: false } as const;
const numberConditions = {
  greaterThan: (a: number, b: number) => a > b,
  gt: (a: number, b: number) => a > b,
  greaterThanOrEqual: (a: number, b: number) => a >= b,
  gte: (a: number, b: number) => a >= b,
  lessThan: (a: number, b: number) => a < b,
  lt: (a: number, b: number) => a < b,
  lessThanOrEqual: (a: number, b: number) => a <= b,
  lte: (a: number, b: number) => a <= b,
} as const;

/** Values of one `equals` may be this many. */
const mostValues = 50;

/** Every value an attribute has in a finding; lists give all their elements. */
export function attributeOf(value: Json | undefined, steps: readonly string[]): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: Json) => attributeOf(item, steps));
  const [step, ...rest] = steps;
  if (step === undefined) return [value];
  // Not null and not a list: an object or a scalar, and only the object has members.
  return typeof value === "object" ? attributeOf((value as JsonObject)[step], rest) : [];
}

/** Instants are compared in milliseconds since 1970. */
function numberOf(attribute: string, value: Json): number {
  return attribute === "updatedAt" || attribute === "createdAt"
    ? Date.parse(String(value))
    : Number(value);
}

type Test = (finding: FakeFinding) => boolean;

function textTest(attribute: string, name: string, condition: Input): Test {
  const values = condition.texts(name) ?? [];
  if (values.length > mostValues)
    throw badRequest(`the criterion ${attribute} has more than ${mostValues} values`);
  const wanted = name === "equals" || name === "eq";
  const steps = attribute.split(".");
  return (finding) =>
    attributeOf(finding, steps).some((value) => values.includes(String(value))) === wanted;
}

function testsOf(attribute: string, condition: Input): Test[] {
  if (!roots.has(attribute.split(".")[0] ?? ""))
    throw badRequest(`the criterion attribute ${attribute} is not valid`);
  return Object.keys(condition.members).map((name): Test => {
    if (name in textConditions) return textTest(attribute, name, condition);
    const compare = Object.entries(numberConditions).find(([key]) => key === name)?.[1];
    const bound = condition.members[name];
    if (compare === undefined) throw badRequest(`the condition ${name} is not supported here`);
    if (typeof bound !== "number") throw badRequest(`the condition ${name} needs a number`);
    return (finding) =>
      attributeOf(finding, attribute.split(".")).some((value) =>
        compare(numberOf(attribute, value), bound),
      );
  });
}

/** The findings the input's criteria leave. */
export function findingsAskedFor(input: Input, findings: Iterable<FakeFinding>): FakeFinding[] {
  const criterion = input.part("findingCriteria")?.part("criterion");
  const tests =
    criterion === null || criterion === undefined
      ? []
      : Object.keys(criterion.members).flatMap((attribute) => {
          const condition = criterion.part(attribute);
          return condition === null ? [] : testsOf(attribute, condition);
        });
  return [...findings].filter((finding) => tests.every((test) => test(finding)));
}

/** Sorts by the input's criteria; without them the order says nothing. */
export function sortFindings(
  input: Input,
  findings: readonly FakeFinding[],
): readonly FakeFinding[] {
  const sort = input.part("sortCriteria");
  const attribute = sort?.text("attributeName") ?? null;
  const order = sort?.text("orderBy") ?? "ASC";
  if (order !== "ASC" && order !== "DESC") throw badRequest("orderBy is neither ASC nor DESC");
  if (attribute === null) return findings;
  if (!roots.has(attribute.split(".")[0] ?? ""))
    throw badRequest(`the sort attribute ${attribute} is not valid`);
  const sign = order === "ASC" ? 1 : -1;
  const steps = attribute.split(".");
  // Each key once: a comparison is made many times as often.
  const keyed = findings.map((finding) => ({ finding, key: attributeOf(finding, steps)[0] ?? "" }));
  keyed.sort((a, b) => {
    if (a.key === b.key) return a.finding.id < b.finding.id ? -1 : 1;
    return (a.key ?? "") < (b.key ?? "") ? -sign : sign;
  });
  return keyed.map(({ finding }) => finding);
}

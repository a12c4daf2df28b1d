/** Whether what Demarc saved is what is there. A fast wrong answer is worth nothing. */
import type { Truth } from "../fake-aws/truth.ts";
import type { StoredRows } from "./stored-rows.ts";

type Row = Readonly<Record<string, unknown>>;

const ruleMembers = [
  "region",
  "name",
  "pack",
  "compliance",
  "compliantResources",
  "nonCompliantResources",
];
const packMembers = [
  "region",
  "name",
  "compliance",
  "awsScore",
  "rulesCompliant",
  "rulesNonCompliant",
  "rulesInsufficientData",
];
const coverageMembers = ["region", "source", "state", "reason"];

/** What differs between the exported posture and the truth; empty when nothing does. */
export function differences(exported: string, truth: Truth, stored: StoredRows): readonly string[] {
  // The export is held to its schema elsewhere; here its members are compared one by one.
  const posture = JSON.parse(exported) as Readonly<Record<string, readonly Row[] | Row>>;
  const rowsOf = (name: string): readonly Row[] => {
    const rows = posture[name];
    return Array.isArray(rows) ? rows : [];
  };
  const evaluations = truth.rules.reduce(
    (sum, rule) => sum + rule.compliantResources + rule.nonCompliantResources,
    0,
  );
  const failing = truth.rules.reduce((sum, rule) => sum + rule.nonCompliantResources, 0);
  const { critical, high, medium, low, archived, sample } = truth.findings;
  return [
    ...differing("rules", rowsOf("rules"), truth.rules, ruleMembers),
    ...differing("packs", rowsOf("conformancePacks"), truth.conformancePacks, packMembers),
    ...differing("coverage", rowsOf("coverage"), truth.coverage, coverageMembers),
    ...differing("reports", rowsOf("reports"), truth.reports, ["id", "version"]),
    ...unequal("findings", posture.findings, truth.findings),
    ...unequal("stored evaluations", stored.evaluations, evaluations),
    ...unequal("stored failures", stored.failing, failing),
    ...unequal("failures without their reason", stored.unexplained, 0),
    ...unequal(
      "stored findings",
      stored.findings,
      critical + high + medium + low + archived + sample,
    ),
  ];
}

function unequal(what: string, seen: unknown, true_: unknown): readonly string[] {
  const [is, shall] = [inOrder(seen), inOrder(true_)];
  return is === shall ? [] : [`${what}: ${is} instead of ${shall}`];
}

function inOrder(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort()));
}

/** The first row that differs says enough. */
function differing(
  what: string,
  seen: readonly Row[],
  truth: readonly object[],
  members: readonly string[],
): readonly string[] {
  if (seen.length !== truth.length)
    return [`${what}: ${seen.length} rows instead of ${truth.length}`];
  const cut = (row: object) => {
    const values = new Map(Object.entries(row));
    return JSON.stringify(members.map((name) => values.get(name) ?? null));
  };
  const index = seen.findIndex((row, place) => cut(row) !== cut(truth[place] ?? {}));
  if (index < 0) return [];
  return [`${what}: ${cut(seen[index] ?? {})} instead of ${cut(truth[index] ?? {})}`];
}

import { type MatrixForm, matrixForms } from "../../../lib/export-formats.ts";
import { asOfForms, parseAsOf } from "../../../lib/parse-as-of.ts";
import type { PostureFilter } from "../../../lib/posture/posture-filter.ts";
import { customerItemIds, pillarIds, severities } from "../../../lib/posture/vocabulary.ts";

type Parameters = Pick<URLSearchParams, "get" | "getAll" | "keys">;

const names = [
  "as-of",
  "account",
  "pillar",
  "responsibility",
  "severity",
  "region",
  "pack",
  "standard",
  "as",
  "bom",
] as const;

export interface ExportQuery {
  readonly filter: PostureFilter;
  readonly asOf?: string;
  /** Left out: the account collected last. */
  readonly accountId?: string;
  /** Of the matrix alone. */
  readonly as?: MatrixForm;
  /** Of CSV alone. */
  readonly bom?: boolean;
}

/**
 * What an address asks to be exported. A name or a word that does not exist is refused, and so is one
 * given twice: an export that quietly ignored its filter would be taken for the narrower one.
 */
export function readExportQuery(
  parameters: Parameters,
):
  | { readonly kind: "query"; readonly query: ExportQuery }
  | { readonly kind: "refused"; readonly message: string } {
  const pillar = oneOf(parameters.get("pillar"), pillarIds);
  const responsibility = oneOf(parameters.get("responsibility"), customerItemIds);
  const severity = oneOf(parameters.get("severity"), severities);
  const form = oneOf(parameters.get("as"), matrixForms);
  const bom = oneOf(parameters.get("bom"), ["yes", "no"]);
  const asOfText = parameters.get("as-of");
  const asOf = asOfText ? parseAsOf(asOfText) : undefined;
  const account = parameters.get("account");
  const problems = [
    ...problemsWithNames(parameters),
    pillar === null && `pillar is one of ${pillarIds.join(", ")}`,
    responsibility === null && `responsibility is one of ${customerItemIds.join(", ")}`,
    severity === null && `severity is one of ${severities.join(", ")}`,
    form === null && `as is one of ${matrixForms.join(", ")}`,
    bom === null && "bom is one of yes, no",
    asOf === null && `as-of is ${asOfForms}`,
    account !== null && !/^\d{12}$/.test(account) && "account is an id of 12 digits",
  ].filter((problem) => problem !== false);
  if (problems.length > 0) return { kind: "refused", message: `${problems.join("; ")}.` };
  const region = parameters.get("region");
  const pack = parameters.get("pack");
  const standard = parameters.get("standard");
  const filter = {
    ...(pillar ? { pillar } : {}),
    ...(responsibility ? { responsibility } : {}),
    ...(severity ? { severity } : {}),
    ...(region ? { region } : {}),
    ...(pack ? { pack } : {}),
    ...(standard ? { standard } : {}),
  };
  const which = { ...(asOf ? { asOf } : {}), ...(account ? { accountId: account } : {}) };
  const written = { ...(form ? { as: form } : {}), ...(bom === "yes" ? { bom: true } : {}) };
  return { kind: "query", query: { filter, ...which, ...written } };
}

function problemsWithNames(parameters: Parameters): string[] {
  const known: ReadonlySet<string> = new Set(names);
  const given = [...new Set(parameters.keys())];
  return [
    ...given
      .filter((name) => !known.has(name))
      .map((name) => `there is no ${JSON.stringify(name)}, only ${names.join(", ")}`),
    ...names
      .filter((name) => parameters.getAll(name).length > 1)
      .map((name) => `${name} is given more than once`),
  ];
}

/** Undefined when not asked for, null when the word does not exist. */
function oneOf<Word extends string>(
  text: string | null,
  words: readonly Word[],
): Word | null | undefined {
  if (text === null || text === "") return undefined;
  return words.find((word) => word === text) ?? null;
}

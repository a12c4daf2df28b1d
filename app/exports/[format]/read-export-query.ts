import { asOfForms, parseAsOf } from "../../../lib/parse-as-of.ts";
import type { PostureFilter } from "../../../lib/posture/posture-filter.ts";
import { customerItemIds, pillarIds, severities } from "../../../lib/posture/vocabulary.ts";

type Parameters = Pick<URLSearchParams, "get">;

export interface ExportQuery {
  readonly filter: PostureFilter;
  readonly asOf?: string;
}

/**
 * What an address asks to be exported. A word that does not exist is refused: an export that quietly
 * ignored its filter would be taken for the narrower one.
 */
export function readExportQuery(
  parameters: Parameters,
):
  | { readonly kind: "query"; readonly query: ExportQuery }
  | { readonly kind: "refused"; readonly message: string } {
  const pillar = oneOf(parameters.get("pillar"), pillarIds);
  const responsibility = oneOf(parameters.get("responsibility"), customerItemIds);
  const severity = oneOf(parameters.get("severity"), severities);
  const asOfText = parameters.get("as-of");
  const asOf = asOfText ? parseAsOf(asOfText) : undefined;
  const problems = [
    pillar === null && `pillar is one of ${pillarIds.join(", ")}`,
    responsibility === null && `responsibility is one of ${customerItemIds.join(", ")}`,
    severity === null && `severity is one of ${severities.join(", ")}`,
    asOf === null && `as-of is ${asOfForms}`,
  ].filter((problem) => problem !== false);
  if (problems.length > 0) return { kind: "refused", message: `${problems.join("; ")}.` };
  const region = parameters.get("region");
  const pack = parameters.get("pack");
  const filter = {
    ...(pillar ? { pillar } : {}),
    ...(responsibility ? { responsibility } : {}),
    ...(severity ? { severity } : {}),
    ...(region ? { region } : {}),
    ...(pack ? { pack } : {}),
  };
  return { kind: "query", query: { filter, ...(asOf ? { asOf } : {}) } };
}

/** Undefined when not asked for, null when the word does not exist. */
function oneOf<Word extends string>(
  text: string | null,
  words: readonly Word[],
): Word | null | undefined {
  if (text === null || text === "") return undefined;
  return words.find((word) => word === text) ?? null;
}

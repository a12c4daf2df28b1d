import type { PostureFilter } from "../../../lib/posture/posture-filter.ts";
import { customerItemIds, pillarIds, severities } from "../../../lib/posture/vocabulary.ts";

export type Query = Pick<URLSearchParams, "get">;

/**
 * The filter an address asks for. A word that does not exist is refused: an export that quietly
 * ignored its filter would be taken for the narrower one.
 */
export function readPostureFilter(
  query: Query,
):
  | { readonly kind: "filter"; readonly filter: PostureFilter }
  | { readonly kind: "refused"; readonly message: string } {
  const pillar = oneOf(query.get("pillar"), pillarIds);
  const responsibility = oneOf(query.get("responsibility"), customerItemIds);
  const severity = oneOf(query.get("severity"), severities);
  const unknown = [
    pillar === null && `pillar is one of ${pillarIds.join(", ")}`,
    responsibility === null && `responsibility is one of ${customerItemIds.join(", ")}`,
    severity === null && `severity is one of ${severities.join(", ")}`,
  ].filter((problem) => problem !== false);
  if (unknown.length > 0) return { kind: "refused", message: `${unknown.join("; ")}.` };
  const region = query.get("region");
  const pack = query.get("pack");
  return {
    kind: "filter",
    filter: {
      ...(pillar ? { pillar } : {}),
      ...(responsibility ? { responsibility } : {}),
      ...(severity ? { severity } : {}),
      ...(region ? { region } : {}),
      ...(pack ? { pack } : {}),
    },
  };
}

/** Undefined when not asked for, null when the word does not exist. */
function oneOf<Word extends string>(
  text: string | null,
  words: readonly Word[],
): Word | null | undefined {
  if (text === null || text === "") return undefined;
  return words.find((word) => word === text) ?? null;
}

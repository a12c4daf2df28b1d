import type { RequirementQuery } from "../../_links/hrefs.ts";
import { counted } from "../../_words/numbers.ts";
import { partyWords, requirementStatusWords } from "../../_words/standards.ts";
import type { RequirementLine } from "../standard-sections.ts";

/**
 * `12 requirements, failing`: how many are shown, by what. Those out of scope are told apart, unless
 * they are all that is asked for.
 */
export function headlineOf(shown: readonly RequirementLine[], query: RequirementQuery): string {
  const inScope = shown.filter(({ assessment }) => assessment.inScope).length;
  const outside = shown.length - inScope;
  const by = [
    query.who && `whose job: ${partyWords[query.who]}`,
    query.status && requirementStatusWords[query.status],
  ].filter((part) => part !== undefined);
  const filters = by.map((part) => `, ${part}`).join("");
  if (inScope === 0 && outside > 0) {
    return `${counted(outside, "requirement")} out of scope${filters}`;
  }
  const apart = outside === 0 ? "" : `, and ${outside} out of scope`;
  return `${counted(inScope, "requirement")} in scope${filters}${apart}`;
}

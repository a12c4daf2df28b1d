import type { RequirementQuery } from "../../_links/hrefs.ts";
import type { RequirementLine, Section } from "../standard-sections.ts";

/** Whether a query leaves a requirement. */
export function isMatch(line: RequirementLine, query: RequirementQuery): boolean {
  const { assessment } = line;
  return (
    (query.status === undefined || assessment.status === query.status) &&
    (query.who === undefined || assessment.responsibility === query.who) &&
    (query.scope === undefined || isInScope(line, query.scope)) &&
    (query.rule === undefined || assessment.rules.includes(query.rule)) &&
    (query.search === undefined || isFound(line, query.search))
  );
}

/**
 * Sections with the requirements that a query leaves and the headings above those; a section without
 * any is left out. Without a query every row stays, headings that nothing stands below too.
 */
export function narrowSections(
  sections: readonly Section[],
  query: RequirementQuery,
): readonly Section[] {
  if (Object.values(query).every((value) => value === undefined)) return sections;
  return sections.flatMap((section) => {
    const above = new Set<string | null>();
    // From below, so that a heading is known to be needed when it is reached.
    const lines = section.lines.toReversed().filter((line) => {
      const stays = line.kind === "requirement" ? isMatch(line, query) : above.has(line.row.id);
      if (stays) above.add(line.row.parent);
      return stays;
    });
    return lines.length === 0 ? [] : [{ ...section, lines: lines.reverse() }];
  });
}

function isInScope({ row, assessment }: RequirementLine, scope: string): boolean {
  switch (scope) {
    case "in":
      return assessment.inScope;
    case "out":
      return !assessment.inScope;
    default:
      return row.scope === scope;
  }
}

/** All words, in any order and case, in what a row says and in the rules that speak for it. */
function isFound({ row, assessment }: RequirementLine, search: string): boolean {
  const text = [row.id, row.title, row.split.how, row.note, row.components, ...assessment.rules]
    .join(" ")
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

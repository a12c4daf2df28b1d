import type { Requirement, RuleReference, Standard } from "../posture/standard.ts";
import { mappingSources } from "../posture/vocabulary.ts";
import { identifiersBySource, type ListedStandard } from "./catalogue-rows.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { markdownTable } from "./markdown-table.ts";
import { basisWords, mappingSourceWords, partyWords } from "./words.ts";

/** Sentences stand whole; only hostile lengths are cut. */
const longest = 2000;

const columns = ["Requirement", "About", "Whose job", "Basis", "AWS's evidence", "Scope", "Rules"];

/** One standard: what is counted, then every requirement in its own order, headings in bold. */
export function standardToMarkdown({ standard, rulesFor }: ListedStandard): string {
  const { name, edition, denominator, caveat, scopes } = standard;
  const rows = standard.rows.map((row) =>
    row.assessable
      ? requirementCells(standard, row, rulesFor(row.id))
      : [`**${escapeMarkdown(row.id)}**`, `**${escapeMarkdown(row.title)}**`, "", "", "", "", ""],
  );
  const inForce = scopes.map((scope) => `${scope.name} (${scope.applies ? "in scope" : "out"})`);
  return [
    `## ${escapeMarkdown(name)}, ${escapeMarkdown(edition)}`,
    escapeMarkdown(denominator, longest),
    ...(caveat === null ? [] : [escapeMarkdown(caveat, longest)]),
    ...(inForce.length === 0 ? [] : [`Scopes: ${escapeMarkdown(inForce.join(", "), longest)}.`]),
    markdownTable(columns, rows),
  ].join("\n\n");
}

function requirementCells(
  { labels, scopes }: Standard,
  { id, title, label, scope, split }: Requirement,
  rules: readonly RuleReference[],
): string[] {
  const about = label === null ? title : `${title} (${labels[label] ?? label})`;
  return [
    escapeMarkdown(id),
    escapeMarkdown(about),
    partyWords[split.who],
    basisWords[split.basis],
    split.evidence.toSorted().join(", "),
    escapeMarkdown(scopes.find((each) => each.id === scope)?.name ?? ""),
    rules.length > 0 ? rulesInWords(rules) : split.who === "aws" ? "" : "not automated",
  ];
}

/** `12: AWS 3, the community 9`. */
function rulesInWords(rules: readonly RuleReference[]): string {
  const by = identifiersBySource(rules);
  const parts = mappingSources
    .filter((source) => by[source].length > 0)
    .map((source) => `${mappingSourceWords[source]} ${by[source].length}`);
  return `${rules.length}: ${parts.join(", ")}`;
}

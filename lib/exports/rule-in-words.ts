import type { RuleMapping } from "../posture/control.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { visibleText } from "./visible-text.ts";
import { classificationWords, itemWords, pillarWords } from "./words.ts";

/** Sentences stand whole; only hostile lengths are cut. */
const longest = 4000;

/** How one rule is placed and why, as a short text. */
export function ruleInWords(name: string, rule: RuleMapping): string {
  const { because, deliberately, command, controls } = rule;
  const paragraphs = [
    `# ${escapeMarkdown(name)}`,
    `**${escapeMarkdown(rule.title)}**: severity ${rule.severity}. ${placeOf(rule)}${because === null ? "" : ` ${escapeMarkdown(because, longest)}`}`,
    escapeMarkdown(rule.meaning, longest),
    escapeMarkdown(rule.remediation, longest),
    ...(command === null ? [] : [`    ${visibleText(command)}`]),
    ...(deliberately === null ? [] : [escapeMarkdown(deliberately, longest)]),
    ...(controls.length === 0
      ? []
      : [`Evidence for part of ${escapeMarkdown(byStandard(controls), longest)}.`]),
  ];
  return paragraphs.join("\n\n");
}

function placeOf(rule: RuleMapping): string {
  const { classifiedBy, primaryPillar, focusArea, pillars, responsibility } = rule;
  if (classifiedBy === "none" || primaryPillar === null)
    return "It stands in no pillar and under no item.";
  const also = pillars.filter((pillar) => pillar !== primaryPillar);
  const area = focusArea === null ? "" : ` (${escapeMarkdown(focusArea)})`;
  const others = also.length === 0 ? "" : `, also under ${also.map(wordsOf).join(", ")}`;
  const item =
    responsibility === null ? "operations, nobody's security item" : itemWords[responsibility];
  return `Placed ${classificationWords[classifiedBy]} under ${wordsOf(primaryPillar)}${area}${others}; item: ${item}.`;
}

function wordsOf(pillar: RuleMapping["pillars"][number]): string {
  return pillarWords[pillar];
}

/** `pci-dss-4.0.1: 8.4.1, 8.4.2; soc-2-2017: CC6.6`. */
function byStandard(controls: readonly string[]): string {
  const groups = Map.groupBy(controls.toSorted(), (id) => id.slice(0, id.indexOf(":")));
  return [...groups]
    .map(([standard, ids]) => {
      const requirements = ids.map((id) => id.slice(standard.length + 1));
      return `${standard}: ${requirements.join(", ")}`;
    })
    .join("; ");
}

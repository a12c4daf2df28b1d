/** The catalogue to read: rules by pillar, finding types by family, standards requirement by requirement. */
import type { FindingTypeMapping, RuleMapping } from "../posture/control.ts";
import { type FindingFamily, type PillarId, pillarIds } from "../posture/vocabulary.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import type { ListedCatalogue } from "./listed-catalogue.ts";
import { markdownTable } from "./markdown-table.ts";
import { byId } from "./order-rows.ts";
import { ruleInWords } from "./rule-in-words.ts";
import { standardToMarkdown } from "./standard-to-markdown.ts";
import {
  acceptableUseWords,
  familyWords,
  itemWords,
  pillarWords,
  planNamed,
  ruleGroupWords,
  standingWords,
} from "./words.ts";

/** Sentences of the catalogue are whole or not at all; only hostile lengths are cut. */
const longest = 2000;

export function catalogueToMarkdown(listed: ListedCatalogue): string {
  return `${sectionsOf(listed).join("\n\n")}\n`;
}

function sectionsOf(listed: ListedCatalogue): string[] {
  switch (listed.kind) {
    case "rules":
      return rulesByPillar(
        byId(listed.rules, ({ identifier }) => [identifier ?? ""]),
        listed.standard,
      );
    case "findings":
      return findingTypesByFamily(byId(listed.findingTypes, ({ type }) => [type]));
    case "standards":
      return [
        "# Standards",
        ...byId(listed.standards, ({ standard }) => [standard.id]).map(standardToMarkdown),
      ];
    case "rule":
      return [ruleInWords(listed.name, listed.rule)];
    default:
      return listed satisfies never;
  }
}

/** Rules that ask the same of one type after another stand apart, so that they do not bury the others. */
function rulesByPillar(rules: readonly RuleMapping[], standard: string | null): string[] {
  const about = standard === null ? "" : ` that are evidence for ${standard}`;
  const places = [...pillarIds, "tags-and-descriptions", null] as const;
  const sections = places.flatMap((place) => {
    const here = rules.filter((rule) => (rule.group ?? rule.primaryPillar) === place);
    if (here.length === 0) return [];
    return [`## ${placeNamed(place)} (${here.length})\n\n${ruleTable(here, standard)}`];
  });
  return [
    `# Managed rules of AWS Config${about}`,
    `${rules.length} rules, each under its primary pillar. A rule is evidence for part of a requirement, never proof that it is met.`,
    ...sections,
  ];
}

function placeNamed(place: PillarId | "tags-and-descriptions" | null): string {
  if (place === null) return "In no pillar";
  return place === "tags-and-descriptions" ? ruleGroupWords[place] : pillarWords[place];
}

function ruleTable(rules: readonly RuleMapping[], standard: string | null): string {
  const head = ["Rule", "A failure means", "Severity", "Item", "Focus area", "Evidence for"];
  return markdownTable(
    head,
    rules.map((rule) => [
      escapeMarkdown(rule.identifier ?? ""),
      escapeMarkdown(rule.title),
      rule.severity,
      itemOf(rule),
      escapeMarkdown(rule.focusArea ?? ""),
      evidenceOf(rule, standard),
    ]),
  );
}

/** Of one standard the requirements, of all of them only how many: they would fill the page. */
function evidenceOf({ controls }: RuleMapping, standard: string | null): string {
  if (standard === null) return String(controls.length);
  const prefix = `${standard}:`;
  const ids = controls.flatMap((id) => (id.startsWith(prefix) ? id.slice(prefix.length) : []));
  return escapeMarkdown(ids.toSorted().join(", "), longest);
}

function findingTypesByFamily(types: readonly FindingTypeMapping[]): string[] {
  const families = [...Map.groupBy(types, ({ family }) => family)];
  const head = ["Type", "What happened", "Item", "Acceptable use", "Seen by", "Standing"];
  return [
    "# GuardDuty's finding types",
    `${types.length} types, by what they have in common.`,
    ...byId(families, ([family]) => [headingOf(family)]).map(([family, ofIt]) => {
      const rows = ofIt.map((mapping) => [
        escapeMarkdown(mapping.type),
        escapeMarkdown(mapping.title),
        itemOf(mapping),
        mapping.acceptableUse === null ? "" : acceptableUseWords[mapping.acceptableUse],
        escapeMarkdown(mapping.features.map(planNamed).toSorted().join(", ")),
        standingWords[mapping.standing],
      ]);
      return `## ${headingOf(family)} (${ofIt.length})\n\n${markdownTable(head, rows)}`;
    }),
  ];
}

function headingOf(family: FindingFamily | null): string {
  const words = family === null ? "of no family" : familyWords[family];
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

function itemOf({ responsibility }: Pick<RuleMapping, "responsibility">): string {
  return responsibility === null ? "Operations" : itemWords[responsibility];
}

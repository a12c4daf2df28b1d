/** Standards, packs and the acceptable-use policy on the one page: a line each. */
import type {
  AcceptableUseAssessment,
  ConformancePackAssessment,
  FrameworkAssessment,
  Posture,
} from "../posture/posture.ts";
import { acceptableUseIds, type MappingSource } from "../posture/vocabulary.ts";
import { blindSpots } from "./blind-spots.ts";
import { wholePercent } from "./cut-ratio.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { markdownTable } from "./markdown-table.ts";
import {
  acceptableUseVerdictWords,
  acceptableUseWords,
  complianceWords,
  mappingSourceWords,
} from "./words.ts";

/** Who says which rules are evidence, by a standard's id, the most trusted first. */
export type MappingSources = ReadonlyMap<string, readonly MappingSource[]>;

const standardColumns = [
  "Standard",
  "Rules mapped by",
  "In scope",
  "Failing",
  "Excepted",
  "Not evaluated",
  "Passing",
  "Not automated",
  "AWS, evidenced",
  "AWS, not evidenced",
];

/** Every standard with what its requirements in scope add up to; empty when none was judged. */
export function standardsSection({ frameworks }: Posture, sources: MappingSources): string {
  if (frameworks.length === 0) return "";
  return [
    "## Standards",
    "",
    "Requirements in scope. Passing means that every rule deployed for a requirement passes, not that the requirement is met; what is not automated a person has to attest.",
    "",
    markdownTable(
      standardColumns,
      frameworks.map((framework) => standardCells(framework, sources.get(framework.id) ?? [])),
    ),
  ].join("\n");
}

function standardCells(
  { name, edition, inScope, total, counts }: FrameworkAssessment,
  sources: readonly MappingSource[],
): string[] {
  return [
    escapeMarkdown(`${name}, ${edition}`),
    sources.map((source) => mappingSourceWords[source]).join(", "),
    inScope === total ? String(total) : `${inScope} of ${total}`,
    String(counts.failing),
    String(counts.excepted),
    String(counts.not_evaluated),
    String(counts.passing),
    String(counts.not_automated),
    String(counts.aws_evidenced),
    String(counts.aws_not_evidenced),
  ];
}

const packColumns = [
  "Pack",
  "Region",
  "AWS's verdict",
  "AWS's score",
  "Demarc's score",
  "Failing rules",
];

/** Packs with the most failing rules first, cut to a number of rows; empty when none is deployed. */
export function packsSection({ conformancePacks }: Posture, rowsShown: number): string {
  if (conformancePacks.length === 0) return "";
  const worstFirst = conformancePacks.toSorted((a, b) => b.rulesNonCompliant - a.rulesNonCompliant);
  const shown = worstFirst.slice(0, rowsShown);
  const left = worstFirst.length - shown.length;
  return [
    "## Conformance packs",
    "",
    markdownTable(packColumns, shown.map(packCells)),
    ...(left > 0 ? ["", `The first ${shown.length} of ${worstFirst.length} packs.`] : []),
  ].join("\n");
}

function packCells(pack: ConformancePackAssessment): string[] {
  const { rulesCompliant, rulesNonCompliant, rulesInsufficientData, rulesNotRead } = pack;
  const rules = rulesCompliant + rulesNonCompliant + rulesInsufficientData + rulesNotRead;
  return [
    escapeMarkdown(pack.name, 80),
    escapeMarkdown(pack.region),
    complianceWords[pack.compliance],
    pack.awsScore === null ? "none" : `${pack.awsScore} %`,
    pack.computedScore === null ? "none" : `${wholePercent(pack.computedScore / 100)} %`,
    `${rulesNonCompliant} of ${rules}`,
  ];
}

const useColumns = ["Item", "Verdict", "Evidence", "Unclear", "What would not notice"];

/** AWS's acceptable-use policy item by item, in the order of the word list; empty when it was not judged. */
export function acceptableUseSection({ acceptableUse }: Posture): string {
  if (acceptableUse.length === 0) return "";
  const inPolicyOrder = acceptableUse.toSorted(
    (a, b) => acceptableUseIds.indexOf(a.id) - acceptableUseIds.indexOf(b.id),
  );
  return [
    "## Acceptable use",
    "",
    "Evidence is a finding in which a resource of yours is the doer. Silence counts only where something that would notice is on.",
    "",
    markdownTable(useColumns, inPolicyOrder.map(useCells)),
  ].join("\n");
}

function useCells({ id, status, evidence, unclear, watches }: AcceptableUseAssessment): string[] {
  return [
    acceptableUseWords[id],
    acceptableUseVerdictWords[status],
    String(evidence),
    String(unclear),
    watches.length === 0
      ? "nothing Demarc reads can notice it"
      : escapeMarkdown(blindSpots(watches), 2000),
  ];
}

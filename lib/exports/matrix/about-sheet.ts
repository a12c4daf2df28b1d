import type { FrameworkAssessment } from "../../posture/posture.ts";
import type { Standard } from "../../posture/standard.ts";
import { requirementStatuses } from "../../posture/vocabulary.ts";
import { coverageWords } from "../coverage-words.ts";
import { filterWords, sortedFilter } from "../filter-words.ts";
import { requirementStatusWords } from "../words.ts";
import type { Sheet, SheetRow } from "../xlsx/sheet-xml.ts";
import { frameworksOf, type MatrixInput } from "./matrix-input.ts";
import { notSeenRows } from "./matrix-rows.ts";
import { exceptionWords } from "./matrix-words.ts";

/** What the workbook is about, what it could not see, and how to read it. */
export function aboutSheet(input: MatrixInput): Sheet {
  return {
    name: "About",
    widths: [30, 110],
    rows: [
      { cells: ["Responsibility matrix: AWS and you"], style: "title" },
      ...whatItIs(input),
      heading("Standards in this file"),
      ...frameworksOf(input).flatMap((framework) => standardRows(framework, input.standards)),
      heading("What was not seen"),
      ...notSeen(input),
      heading("Exceptions in force"),
      ...exceptions(input),
      heading("How to read it"),
      ...method.map(([name, words]) => row(name, words)),
    ],
  };
}

function whatItIs({ posture, filter }: MatrixInput): SheetRow[] {
  const { account, sample, asOf, snapshot, coverageSummary } = posture;
  const alias = account.alias === null ? "" : ` (${account.alias})`;
  return [
    row("Account", `${account.id}${alias}, partition ${account.partition}`),
    ...(sample ? [row("Sample account", "Yes: its resources are made up.")] : []),
    row("As of", asOf),
    row(
      "Collected",
      `${snapshot.startedAt} to ${snapshot.finishedAt}, ${snapshot.outcome === "partial" ? "not everything could be read" : "complete"}`,
    ),
    row("Coverage", coverageWords(coverageSummary, "explainedSentence")),
    row("Narrowed to", filterWords(sortedFilter(filter)) || "nothing: the whole account"),
  ];
}

function standardRows(framework: FrameworkAssessment, standards: readonly Standard[]): SheetRow[] {
  const { id, name, edition, inScope, total, counts } = framework;
  const standard = standards.find((each) => each.id === id);
  const stand = requirementStatuses
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${requirementStatusWords[status]}`);
  return [
    row(
      id,
      `${name} ${edition}: ${inScope} of ${total} requirements in scope. Of these ${stand.join(", ") || "none is judged"}.`,
    ),
    ...[standard?.denominator, standard?.caveat].flatMap((words) =>
      words ? [{ cells: [null, words], style: "quiet" as const }] : [],
    ),
  ];
}

function notSeen({ posture }: MatrixInput): SheetRow[] {
  const rows = notSeenRows(posture);
  if (rows.length === 0) return [row("Nothing", "Every reading was whole.")];
  return rows.map(({ title, not_seen: why }) => ({ cells: [title ?? null, why ?? null] }));
}

function exceptions({ posture }: MatrixInput): SheetRow[] {
  const inForce = posture.exceptions.filter(({ active }) => active);
  if (inForce.length === 0) return [row("None", "No deviation is accepted.")];
  return [
    row(String(inForce.length), "What is excepted is not compliant, and is counted as neither."),
    ...inForce.map((exception) => row(exception.id, exceptionWords(exception))),
  ];
}

const method: readonly (readonly [string, string])[] = [
  [
    "What it is for",
    "PCI DSS 12.8.5 asks which requirements the provider manages, which you do, and which you share. The other standards are laid out in the same way.",
  ],
  [
    "Managed by",
    "Whose job a requirement is. The basis says on what that stands: AWS says so in public, Demarc’s judgement, or your mapping file. AWS’s own responsibility summary in Artifact has the last word over all of them.",
  ],
  [
    "Status here",
    "AWS Config’s verdicts and GuardDuty’s findings as of the instant above. Passing: every rule deployed for it passes; where seen: some of its rules are not deployed, or some region was not read whole. Not evaluated and not automated are not met. A rule is evidence for part of a requirement, never proof that it is met.",
  ],
  [
    "AOC or report",
    "Reports and agreements that AWS Artifact lists for this account, by reference and version; fetch them there. None of them is in this file.",
  ],
  [
    "Note, last reviewed, reviewer",
    "What your reviewers said of the requirement in Demarc or in its mapping file, whichever was reviewed later; what they said of the controls that are its evidence stands in a column of its own.",
  ],
  [
    "user_control rows",
    "Complementary user-entity controls that you took over from AWS’s SOC report in your own words, below the criteria they support.",
  ],
];

function heading(words: string): SheetRow {
  return { cells: [words], style: "heading" };
}

function row(name: string, words: string): SheetRow {
  return { cells: [name, words] };
}

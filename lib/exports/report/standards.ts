/** Standards, conformance packs and AWS's acceptable-use policy. */
import { ratioCountsOf } from "../../posture/assess-frameworks.ts";
import { anyRead } from "../../posture/coverage.ts";
import { inReadersOrder } from "../../posture/order-standards.ts";
import type {
  AcceptableUseAssessment,
  ConformancePackAssessment,
  FrameworkAssessment,
  Posture,
} from "../../posture/posture.ts";
import { acceptableUseIds } from "../../posture/vocabulary.ts";
import { blindSpots } from "../blind-spots.ts";
import { wholePercent } from "../cut-ratio.ts";
import type { MappingSources } from "../markdown-standards.ts";
import {
  acceptableUseVerdictWords,
  acceptableUseWords,
  complianceWords,
  mappingSourceWords,
} from "../words.ts";
import { code, counted, number, rangeOf, text } from "./cells.ts";
import type { Column, Row, Section } from "./posture-report.ts";

const standardColumns: readonly Column[] = [
  { title: "Standard", width: 27 },
  { title: "In scope", width: 11, align: "end" },
  { title: "Passing, not seen, failing", width: 16 },
  { title: "Failing", width: 10, align: "end" },
  { title: "Excepted", width: 12, align: "end" },
  { title: "Not evaluated", width: 13, align: "end" },
  { title: "Passing", width: 11, align: "end" },
  { title: "Not automated", width: 14, align: "end" },
  { title: "AWS, evidenced", width: 13, align: "end" },
  { title: "AWS, not evidenced", width: 13, align: "end" },
  { title: "Worst to best", width: 14 },
];

/**
 * How far each standard’s requirements are met; null where none is in the posture.
 *
 * @param sources by id of the standard, who says which rules are evidence
 */
export function standardsSection(posture: Posture, sources: MappingSources): Section | null {
  const { frameworks } = posture;
  if (frameworks.length === 0) return null;
  const blind = !anyRead(posture.coverage, "config");
  return {
    id: "standards",
    title: "Standards",
    blocks: [
      {
        kind: "text",
        text: "Requirements in scope, each counted once. Passing means that every rule deployed for a requirement passes, not that the requirement is met. What is not automated no rule can look at: a person has to attest it. AWS’s own requirements are evidenced by what lies in Artifact.",
      },
      {
        kind: "table",
        caption: counted(frameworks.length, "standard"),
        columns: standardColumns,
        rows: inReadersOrder(frameworks).map((framework) => standardRow(framework, blind, sources)),
      },
    ],
  };
}

function standardRow(framework: FrameworkAssessment, blind: boolean, sources: MappingSources): Row {
  const { id, name, edition, counts, inScope, total } = framework;
  // As the ratio beside it: what no rule can look at was not seen either.
  const { passing, failing, notEvaluated } = ratioCountsOf(counts);
  const by = (sources.get(id) ?? []).map((source) => mappingSourceWords[source]).join(", ");
  return {
    cells: [
      text(`${name}, ${edition}`, by === "" ? undefined : `rules mapped by ${by}`),
      text(inScope === total ? String(total) : `${inScope} of ${total}`),
      {
        kind: "bar",
        bar: { passing, unseen: notEvaluated, failing, blind },
      },
      number(counts.failing),
      number(counts.excepted),
      number(counts.not_evaluated),
      number(counts.passing),
      number(counts.not_automated),
      number(counts.aws_evidenced),
      number(counts.aws_not_evidenced),
      text(rangeOf(framework)),
    ],
  };
}

/** Conformance packs with AWS’s own scores; null where none was seen. */
export function packsSection({ conformancePacks }: Posture): Section | null {
  if (conformancePacks.length === 0) return null;
  const worstFirst = conformancePacks.toSorted((a, b) => b.rulesNonCompliant - a.rulesNonCompliant);
  return {
    id: "packs",
    title: "Conformance packs",
    blocks: [
      {
        kind: "text",
        text: "AWS’s score beside Demarc’s, both of the pack’s pairs of rule and resource that were judged. Where they differ, AWS worked its own out at another time or over other results.",
      },
      {
        kind: "table",
        caption: `${counted(worstFirst.length, "pack")}, those with the most failing rules first`,
        columns: [
          { title: "Pack", width: 38 },
          { title: "Region", width: 18 },
          { title: "AWS’s verdict", width: 16 },
          { title: "AWS’s score", width: 13, align: "end" },
          { title: "Demarc’s score", width: 13, align: "end" },
          { title: "Failing", width: 11, align: "end" },
          { title: "Passing", width: 11, align: "end" },
          { title: "No result", width: 9, align: "end" },
          { title: "Not read", width: 9, align: "end" },
        ],
        rows: worstFirst.map(packRow),
        onPaper: { rows: 60, rest: "the JSON export" },
      },
    ],
  };
}

function packRow(pack: ConformancePackAssessment): Row {
  const { rulesCompliant, rulesNonCompliant, rulesInsufficientData, rulesNotRead } = pack;
  return {
    cells: [
      code(pack.name),
      text(pack.region),
      text(complianceWords[pack.compliance]),
      text(pack.awsScore === null ? "none" : `${cutScore(pack.awsScore)} %`),
      text(pack.computedScore === null ? "none" : `${wholePercent(pack.computedScore / 100)} %`),
      number(rulesNonCompliant),
      number(rulesCompliant),
      number(rulesInsufficientData),
      number(rulesNotRead),
    ],
  };
}

/** AWS's own number with at most two decimals, cut. */
function cutScore(score: number): number {
  return Math.floor(score * 100 + 1e-7) / 100;
}

/** What AWS forbids and permits, in the order of its policy; null where nothing was judged. */
export function acceptableUseSection({ acceptableUse }: Posture): Section | null {
  if (acceptableUse.length === 0) return null;
  const inPolicyOrder = acceptableUse.toSorted(
    (a, b) => acceptableUseIds.indexOf(a.id) - acceptableUseIds.indexOf(b.id),
  );
  return {
    id: "acceptable-use",
    title: "Acceptable use",
    blocks: [
      {
        kind: "text",
        text: "AWS’s acceptable-use policy, item by item. Evidence is an active finding in which a resource of yours is the doer. Silence counts only where something that would notice is on.",
      },
      {
        kind: "table",
        caption: "Items of the policy",
        columns: [
          { title: "Item", width: 34 },
          { title: "Verdict", width: 22 },
          { title: "Evidence", width: 10, align: "end" },
          { title: "Unclear", width: 10, align: "end" },
          { title: "What would not notice", width: 52 },
        ],
        rows: inPolicyOrder.map(useRow),
      },
    ],
  };
}

function useRow({ id, status, evidence, unclear, watches }: AcceptableUseAssessment): Row {
  return {
    cells: [
      text(acceptableUseWords[id]),
      status === "would_not_notice"
        ? { kind: "reading", text: acceptableUseVerdictWords[status], unseen: true }
        : text(acceptableUseVerdictWords[status]),
      number(evidence),
      number(unclear),
      text(
        watches.length === 0
          ? "nothing Demarc reads can notice it"
          : blindSpots(watches) || "all of them look everywhere that was read",
      ),
    ],
  };
}

import type { AwsHalf } from "../../lib/posture/assess-evidence.ts";
import type { EvidenceKindMapping, EvidenceMapping } from "../../lib/posture/control.ts";
import { inReadersOrder } from "../../lib/posture/order-standards.ts";
import type { Posture, ReportAssessment } from "../../lib/posture/posture.ts";
import type { Agreement } from "../../lib/posture/snapshot.ts";
import { appliesHere, type Requirement, type Standard } from "../../lib/posture/standard.ts";
import type { AwsItemId, EvidenceKind, ReportValidity } from "../../lib/posture/vocabulary.ts";

/** Where a kind of evidence stands: its best report, an agreement in force, or why there is none. */
export type KindStanding = ReportValidity | "in_force" | "missing" | "not_read";

/** Requirements of one standard for whose AWS half a kind speaks. */
export interface EvidencedStandard {
  readonly standard: Standard;
  /** Those in scope here, in the standard's order. */
  readonly requirements: readonly Requirement[];
}

/** One kind of evidence with what is there of it and what it is good for. */
export interface KindView {
  readonly kind: EvidenceKindMapping;
  readonly standing: KindStanding;
  /** Recognised as this kind, the longest to speak first. */
  readonly reports: readonly ReportAssessment[];
  /** In force only. */
  readonly agreements: readonly Agreement[];
  readonly items: readonly AwsItemId[];
  readonly standards: readonly EvidencedStandard[];
}

/**
 * Every kind of evidence the catalogue knows, in its order.
 *
 * @param judge where AWS's half stands by some kinds, as the core says it of requirements
 */
export function viewKinds(
  kinds: readonly EvidenceKindMapping[],
  items: readonly EvidenceMapping[],
  standards: readonly Standard[],
  posture: Pick<Posture, "reports" | "agreements">,
  judge: (kinds: readonly EvidenceKind[]) => AwsHalf,
): KindView[] {
  return kinds.map((kind) => {
    const reports = posture.reports
      .filter((report) => report.kinds.includes(kind.kind))
      .toSorted(longestFirst);
    const half = judge([kind.kind]);
    const agreements = posture.agreements.filter(({ id }) => half.evidence.includes(id));
    return {
      kind,
      standing: standingOf(half, reports.length, agreements.length),
      reports,
      agreements,
      items: items.filter((row) => row.kinds.includes(kind.kind)).map(({ item }) => item),
      standards: standardsEvidencedBy(kind.kind, standards),
    };
  });
}

/** Whether it speaks for AWS's half now: an undated report alone does not. */
export function doesSpeak({ standing }: Pick<KindView, "standing">): boolean {
  return standing === "current" || standing === "expiring" || standing === "in_force";
}

function standingOf(half: AwsHalf, reports: number, agreements: number): KindStanding {
  switch (half.status) {
    case "evidenced":
      return agreements > 0 ? "in_force" : "current";
    case "expiring":
    case "expired":
    case "not_read":
      return half.status;
    case "none":
      return reports > 0 ? "undated" : "missing";
    default:
      return half.status satisfies never;
  }
}

function standardsEvidencedBy(
  kind: EvidenceKind,
  standards: readonly Standard[],
): EvidencedStandard[] {
  const found = standards.map((standard) => ({
    id: standard.id,
    standard,
    requirements: standard.rows.filter(
      (row) => row.assessable && appliesHere(standard)(row) && row.split.evidence.includes(kind),
    ),
  }));
  return inReadersOrder(found.filter(({ requirements }) => requirements.length > 0)).map(
    ({ standard, requirements }) => ({
      standard,
      requirements: requirements.filter((row) => row.assessable),
    }),
  );
}

function longestFirst(a: ReportAssessment, b: ReportAssessment): number {
  return (a.validUntil ?? "") > (b.validUntil ?? "") ? -1 : 1;
}

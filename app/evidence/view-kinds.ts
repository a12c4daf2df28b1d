import type { EvidenceKindMapping, EvidenceMapping } from "../../lib/posture/control.ts";
import type { Posture, ReportAssessment } from "../../lib/posture/posture.ts";
import type { Agreement } from "../../lib/posture/snapshot.ts";
import type { Requirement, Standard } from "../../lib/posture/standard.ts";
import {
  type AwsItemId,
  type EvidenceKind,
  type ReportValidity,
  reportValidities,
} from "../../lib/posture/vocabulary.ts";
import { inReadersOrder } from "../standards/order-standards.ts";

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

type Seen = Pick<Posture, "reports" | "agreements" | "coverage">;

/** Every kind of evidence the catalogue knows, in its order. */
export function viewKinds(
  kinds: readonly EvidenceKindMapping[],
  items: readonly EvidenceMapping[],
  standards: readonly Standard[],
  posture: Seen,
): KindView[] {
  return kinds.map((kind) => {
    const reports = posture.reports
      .filter((report) => report.kinds.includes(kind.kind))
      .toSorted(longestFirst);
    const agreements = posture.agreements.filter((one) => isOfKind(one, kind));
    return {
      kind,
      standing: standingOf(reports, agreements, posture),
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

/** An agreement counts while it is in force, whoever may have ended it. */
function isOfKind({ name, state }: Agreement, { from, patterns }: EvidenceKindMapping): boolean {
  return (
    from === "agreements" &&
    state === "ACTIVE" &&
    patterns.some((pattern) => new RegExp(pattern, "i").test(name))
  );
}

/** A list that was not read, or not whole, cannot be said to lack anything. */
function standingOf(
  reports: readonly ReportAssessment[],
  agreements: readonly Agreement[],
  { coverage }: Pick<Seen, "coverage">,
): KindStanding {
  if (agreements.length > 0) return "in_force";
  const artifact = coverage.find((row) => row.source === "artifact")?.state ?? "not_read";
  if (artifact === "not_read") return "not_read";
  const best = reportValidities.find((validity) =>
    reports.some((one) => one.validity === validity),
  );
  return best ?? (artifact === "read" ? "missing" : "not_read");
}

function standardsEvidencedBy(
  kind: EvidenceKind,
  standards: readonly Standard[],
): EvidencedStandard[] {
  const found = standards.map((standard) => ({
    id: standard.id,
    standard,
    requirements: standard.rows.filter(
      (row) => row.assessable && appliesHere(row, standard) && row.split.evidence.includes(kind),
    ),
  }));
  return inReadersOrder(found.filter(({ requirements }) => requirements.length > 0)).map(
    ({ standard, requirements }) => ({
      standard,
      requirements: requirements.filter((row) => row.assessable),
    }),
  );
}

function appliesHere({ scope }: Requirement, { scopes }: Standard): boolean {
  return scope === null || scopes.some(({ id, applies }) => id === scope && applies);
}

function longestFirst(a: ReportAssessment, b: ReportAssessment): number {
  return (a.validUntil ?? "") > (b.validUntil ?? "") ? -1 : 1;
}

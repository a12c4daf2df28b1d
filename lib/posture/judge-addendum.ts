/** Whether HIPAA's business associate addendum stands: said in every case, never left out. */
import { agreementsOf } from "./audit-window.ts";
import type { EvidenceKindMapping } from "./control.ts";
import type { Posture } from "./posture.ts";
import type { Agreement } from "./snapshot.ts";

export type AddendumStanding =
  | { readonly kind: "in_force"; readonly agreements: readonly Agreement[] }
  /** There was one, and it is over. */
  | { readonly kind: "ended"; readonly agreement: Agreement }
  /** It is agreed, and begins later. */
  | { readonly kind: "to_come"; readonly agreement: Agreement }
  /** Artifact was read, and has none. */
  | { readonly kind: "none" }
  /** Nobody knows; what an earlier reading knew of is kept, and may have ended since. */
  | { readonly kind: "not_read"; readonly lastKnown: readonly Agreement[] };

/** Judges the addendum as of the posture's instant. */
export function judgeAddendum(
  kind: Pick<EvidenceKindMapping, "patterns">,
  { agreements, coverage, asOf }: Pick<Posture, "agreements" | "coverage" | "asOf">,
): AddendumStanding {
  const found = agreementsOf(kind, agreements);
  const artifact = coverage.find((row) => row.source === "artifact");
  if (artifact?.state !== "read") return { kind: "not_read", lastKnown: found };
  const active = found.filter(
    ({ state, effectiveEnd }) =>
      state === "ACTIVE" && (effectiveEnd === null || effectiveEnd > asOf),
  );
  const standing = active.filter(
    ({ effectiveStart }) => effectiveStart === null || effectiveStart <= asOf,
  );
  if (standing.length > 0) return { kind: "in_force", agreements: standing };
  const [coming] = active;
  if (coming !== undefined) return { kind: "to_come", agreement: coming };
  const [ended] = found.toSorted((a, b) =>
    (b.effectiveEnd ?? "") < (a.effectiveEnd ?? "") ? -1 : 1,
  );
  return ended === undefined ? { kind: "none" } : { kind: "ended", agreement: ended };
}

import "server-only";
import {
  type AuditWindow,
  judgeInWindow,
  type KindInWindow,
} from "../../../lib/posture/audit-window.ts";
import type { Posture } from "../../../lib/posture/posture.ts";
import type { EvidenceKind } from "../../../lib/posture/vocabulary.ts";
import { readEvidenceKinds } from "../../../lib/read-catalogue.ts";

/** Kinds of evidence against a window, in the catalogue's order. */
export function kindsInWindow(
  window: AuditWindow,
  posture: Posture,
  kinds: readonly EvidenceKind[],
): KindInWindow[] {
  return readEvidenceKinds()
    .filter(({ kind }) => kinds.includes(kind))
    .map((kind) => judgeInWindow(window, kind, posture));
}

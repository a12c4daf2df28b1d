import "server-only";
import type { Posture } from "../../../../lib/posture/posture.ts";
import type { Standard } from "../../../../lib/posture/standard.ts";
import { readKinds } from "../../../evidence/read-kinds.ts";
import type { KindView } from "../../../evidence/view-kinds.ts";

/** The kinds of evidence that requirements of a standard name for AWS's half. */
export function kindsForStandard(standard: Standard, posture: Posture): KindView[] {
  return readKinds(posture).filter(({ standards }) =>
    standards.some((each) => each.standard.id === standard.id),
  );
}

/** Whether it is the standard for which AWS must have agreed to be a business associate. */
export function isHipaa({ id }: Pick<Standard, "id">): boolean {
  return id.startsWith("hipaa");
}

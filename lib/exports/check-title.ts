import type { ControlStatus } from "../posture/vocabulary.ts";

const openings: Readonly<Record<ControlStatus, string>> = {
  passing: "Not the case: ",
  failing: "",
  excepted: "",
  notApplicable: "Nothing in scope: ",
  notEvaluated: "Not known whether: ",
};

/**
 * A check's title says its failure. Where another program shows nothing but a title, one that did not fail
 * must not say that it did.
 */
export function titleOfCheck(title: string, status: ControlStatus): string {
  return `${openings[status]}${title}`;
}

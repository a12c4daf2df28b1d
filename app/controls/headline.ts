import type { ControlStatus } from "../../lib/posture/vocabulary.ts";
import type { ControlQuery } from "../_links/hrefs.ts";
import { counted } from "../_words/numbers.ts";

const adjectives: Readonly<Record<ControlStatus, string>> = {
  failing: "failing ",
  passing: "passing ",
  excepted: "excepted ",
  notApplicable: "",
  notEvaluated: "",
};

const tails: Readonly<Record<ControlStatus, string>> = {
  failing: "",
  passing: "",
  excepted: "",
  notApplicable: " with nothing in scope",
  notEvaluated: " not seen",
};

/** `5 failing controls`, `12 critical failing controls`, `3 controls not seen`: the number that led here. */
export function headlineOf(matches: number, { status, severity }: ControlQuery): string {
  const words = `${severity ? `${severity} ` : ""}${status ? adjectives[status] : ""}control`;
  return `${counted(matches, words)}${status ? tails[status] : ""}`;
}

import type { ControlStatus } from "../../lib/posture/vocabulary.ts";
import type { Crumb } from "../_components/page-heading.tsx";
import { type ControlQuery, controlsHref, pillarHref } from "../_links/hrefs.ts";
import { pillarNamed } from "../_words/names.ts";
import { counted } from "../_words/numbers.ts";
import { elsewhere } from "../pillars/[id]/focus-areas.ts";

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

/**
 * `5 failing controls`, `12 critical or high failing controls`, `3 controls not seen`, `7 controls in
 * Identity`: the number that led here, and the step of the way it stands on.
 */
export function headlineOf(matches: number, query: ControlQuery): string {
  const { status, severity = [] } = query;
  const severities = [severity].flat().join(" or ");
  const words = `${severities === "" ? "" : `${severities} `}${status ? adjectives[status] : ""}control`;
  return `${counted(matches, words)}${status ? tails[status] : ""}${placeOf(query)}`;
}

function placeOf({ pillar, focus }: ControlQuery): string {
  if (focus === elsewhere) return pillar === undefined ? "" : " at home in another pillar";
  if (focus !== undefined) return ` in ${focus}`;
  return pillar === undefined ? "" : ` in ${pillarNamed(pillar).name}`;
}

/** From the overview through the pillar that the list is narrowed to. */
export function listCrumbs({ pillar, focus }: ControlQuery): Crumb[] {
  if (pillar === undefined) return [];
  const way = [
    { name: "Overview", href: "/" },
    { name: pillarNamed(pillar).name, href: pillarHref(pillar) },
  ];
  return focus === undefined
    ? way
    : [...way, { name: "All its controls", href: controlsHref({ pillar }) }];
}

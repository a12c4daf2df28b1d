import type { ControlStatus } from "../../lib/posture/vocabulary.ts";
import type { Crumb } from "../_components/page-heading.tsx";
import { type ControlQuery, controlsHref, pillarHref } from "../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../_words/names.ts";
import { narrowed, narrowing, withWords } from "../_words/narrowed.ts";
import { counted } from "../_words/numbers.ts";
import { shortPackName } from "../_words/pack-name.ts";
import { groupNamed } from "../_words/rule-groups.ts";
import { classificationWords } from "../_words/statuses.ts";
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
 * Identity under Data protection`: the number that led here, the step of the way it stands on, and
 * everything else that narrows it.
 */
export function headlineOf(matches: number, query: ControlQuery): string {
  const { status, severity = [] } = query;
  const severities = [severity].flat().join(" or ");
  const words = `${severities === "" ? "" : `${severities} `}${status ? adjectives[status] : ""}control`;
  return `${counted(matches, words)}${status ? tails[status] : ""}${placeOf(query)}${narrowedControls(query)}`;
}

function narrowedControls(query: ControlQuery): string {
  const { responsibility, pack, classified, about } = query;
  const packs = pack === undefined ? undefined : [pack].flat().map(shortPackName);
  return narrowed(
    [
      responsibility && `under ${floorNamed(responsibility).name}`,
      narrowing("deployed in", query.region),
      narrowing("that fail in", query.failing),
      narrowing("of the pack", packs),
      classified && `classified ${classificationWords[classified]}`,
      about && `about ${groupNamed(about)}`,
      withWords(query.search),
    ],
    (query.pillar ?? query.focus ?? query.status ?? query.severity) !== undefined,
  );
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

/** The head: whose posture, when, how much of it was seen, and the sentence that comes first. */

import { detectorWasHeard } from "../../posture/coverage.ts";
import { failingBySeverity, type Opening, openingOf } from "../../posture/opening-sentence.ts";
import type { Posture } from "../../posture/posture.ts";
import { severities } from "../../posture/vocabulary.ts";
import { coverageWords } from "../coverage-words.ts";
import type { ExportedPosture } from "../exported-posture.ts";
import { filterWords } from "../filter-words.ts";
import type { SummarisedPosture } from "../posture-to-markdown.ts";
import { shortText } from "../visible-text.ts";
import { itemWords, pillarWords } from "../words.ts";
import { counted, minute } from "./cells.ts";
import type { Figure } from "./posture-report.ts";

/** What needs a person first, in words. */
export function openingSentence(posture: Posture): string {
  return sentenceOf(openingOf(posture));
}

function sentenceOf(opening: Opening): string {
  switch (opening.kind) {
    case "urgent": {
      const { severity, controls, findings } = opening;
      const named = [
        ...(controls > 0 ? [counted(controls, `${severity} control`)] : []),
        ...(findings > 0 ? [counted(findings, `${severity} finding`)] : []),
      ];
      const one = controls + findings === 1;
      return `${named.join(" and ")} ${one ? "needs" : "need"} you first`;
    }
    case "smaller":
      return "Nothing critical, nothing high: only smaller things are left";
    case "clean_where_seen":
      return "Nothing fails where Demarc could look";
    case "clean":
      return "Everything was measured, and all of it passes";
    case "unknown":
      return "Nothing could be judged";
    default:
      return opening satisfies never;
  }
}

/** Label and value of everything that decides what the rest means. */
export function factsOf({
  posture,
  filter,
  generatedAt,
  askedAsOf,
  version,
}: SummarisedPosture): (readonly [string, string])[] {
  const { account, snapshot, coverageSummary, asOf } = posture;
  const narrowed = filterInWords(filter);
  return [
    ["Account", accountInWords(posture)],
    ...(account.partition === "aws" ? [] : [["Partition", account.partition] as const]),
    ["As of", minute(asOf)],
    ...(askedAsOf === null ? [] : [["Asked for", `as of ${minute(askedAsOf)}`] as const]),
    [
      "Collection",
      snapshot.outcome === "complete" ? "complete" : "partial: not everything could be read",
    ],
    ["Coverage", coverageWords(coverageSummary, "explainedShort")],
    ["Filter", narrowed === "" ? "none: the whole account" : narrowed],
    ["Snapshot", snapshot.id],
    ["Written", `${minute(generatedAt)} by Demarc ${version}`],
  ];
}

/** `Sample account 111122223333 (alias)`. */
export function accountInWords({ account, sample }: Posture): string {
  const alias = account.alias === null ? "" : ` (${shortText(account.alias, 80)})`;
  return `${sample ? "Sample account" : "AWS account"} ${account.id}${alias}`;
}

/** `pillar Security, region eu-west-1`; empty when nothing was narrowed. */
export function filterInWords(filter: ExportedPosture["filter"]): string {
  const { pillar, responsibility } = filter;
  return filterWords(filter, (value, name) => {
    if (name === "pillar" && pillar) return pillarWords[pillar];
    if (name === "responsibility" && responsibility) return itemWords[responsibility];
    return shortText(value, 120);
  });
}

/** Under what restrictions everything else is to be read. */
export function caveatsOf({ posture, filter }: ExportedPosture): string[] {
  const isNarrowed = Object.keys(filter).length > 0;
  return [
    ...(posture.sample ? ["This is a sample account: all of its resources are made up."] : []),
    ...(isNarrowed
      ? [
          "Only what the filter leaves was judged; standards are narrowed by region and standard alone, acceptable use by region alone.",
        ]
      : []),
    "What was not seen is hatched and counts for nothing: it is neither good nor bad.",
    "What is under an exception stands apart and never counts as compliant.",
  ];
}

/** The four numbers of the first page. */
export function figuresOf(posture: Posture): Figure[] {
  const { controls, findings, coverage, coverageSummary } = posture;
  const failing = controls.filter(({ status }) => status === "failing").length;
  const unseen = controls.filter(({ status }) => status === "notEvaluated").length;
  const active = severities.reduce((sum, severity) => sum + findings[severity], 0);
  const isSilent = active === 0 && !detectorWasHeard(coverage);
  return [
    {
      label: "Failing controls",
      value: controls.length === 0 ? "–" : String(failing),
      of: controls.length === 0 ? "none seen" : `of ${controls.length}`,
      severities: countedIn(failingBySeverity(posture)),
      apart: { text: exceptedInWords(posture), section: "exceptions" },
    },
    {
      label: "Active GuardDuty findings",
      value: isSilent ? "–" : String(active),
      of: isSilent ? "no detector read" : "",
      severities: countedIn(findings),
      unseen: isSilent,
    },
    {
      label: "Controls not judged",
      value: String(unseen),
      of: `of ${controls.length}`,
      severities: [],
      unseen: unseen > 0,
    },
    {
      label: "Readings not whole",
      value: String(coverageSummary.total - coverageSummary.read),
      of: `of ${coverageSummary.total}`,
      severities: [],
      unseen: coverageSummary.read < coverageSummary.total,
    },
  ];
}

/** Controls that fail under an exception alone: what is missing from those that fail. */
function exceptedInWords({ controls }: Posture): string {
  const excepted = controls.filter(({ status }) => status === "excepted");
  if (excepted.length === 0) return "none excepted";
  const counts = severities.flatMap((severity) => {
    const count = excepted.filter((control) => control.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return `${excepted.length} excepted: ${counts.join(", ")}`;
}

function countedIn(counts: ReturnType<typeof failingBySeverity>): Figure["severities"] {
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => ({ severity, count: counts[severity] }));
}

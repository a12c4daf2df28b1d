/** The posture on one page, to paste into a ticket or a mail: where it stands first, then what to do. */

import { wasRead } from "../posture/coverage.ts";
import type { JournalEntry } from "../posture/journal.ts";
import type { Posture } from "../posture/posture.ts";
import { rankFixes } from "../posture/rank-fixes.ts";
import { isAtLeast } from "../posture/severity.ts";
import type { Instant, KeptCoverage } from "../posture/snapshot.ts";
import { type Acceptance, acceptancesIn } from "./acceptance.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import type { ExportedPosture } from "./exported-posture.ts";
import { filterWords } from "./filter-words.ts";
import { awsItemsSection, customerItemsSection, pillarsSection } from "./markdown-places.ts";
import {
  acceptableUseSection,
  type MappingSources,
  packsSection,
  standardsSection,
} from "./markdown-standards.ts";
import { markdownTable } from "./markdown-table.ts";
import { reasonWords, sourceWords, statusWords } from "./words.ts";

/** A ticket is read to its end only when it is short. */
const rowsShown = 10;

export interface SummarisedPosture extends ExportedPosture {
  readonly mappingSources: MappingSources;
  /** The instant that was asked for; null when the newest was. */
  readonly askedAsOf: Instant | null;
  /** What the journal has of exceptions. */
  readonly decisions: readonly JournalEntry[];
  /** By which version of Demarc it is written. */
  readonly version: string;
}

/** The page. Everything that came from the account is escaped; percentages are rounded down. */
export function postureToMarkdown(summarised: SummarisedPosture): string {
  const { posture, mappingSources, decisions } = summarised;
  const sections = [
    headOf(summarised),
    notSeenOf(posture.coverage),
    failingOf(posture),
    findingsOf(posture),
    pillarsSection(posture),
    customerItemsSection(posture),
    awsItemsSection(posture),
    standardsSection(posture, mappingSources),
    exceptionsOf(posture, decisions),
    packsSection(posture, rowsShown),
    acceptableUseSection(posture),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function headOf({ posture, filter, generatedAt, askedAsOf, version }: SummarisedPosture): string {
  const { account, sample, snapshot, controls, findings, coverageSummary } = posture;
  const alias = account.alias === null ? "" : ` (${escapeMarkdown(account.alias)})`;
  const failing = controls.filter((control) => control.status === "failing");
  const grave = failing.filter((control) => isAtLeast(control.severity, "high"));
  const unevaluated = controls.filter((control) => control.status === "notEvaluated");
  const excepted = controls.filter((control) => control.status === "excepted");
  const active = findings.critical + findings.high + findings.medium + findings.low;
  const narrowed = filterWords(filter, (value) => escapeMarkdown(value));
  return [
    `# Compliance posture of ${sample ? "the sample account" : "AWS account"} ${account.id}${alias}`,
    "",
    `**${statusWords[posture.status]}**`,
    "",
    `- Failing controls: ${failing.length} of ${controls.length}; critical or high: ${grave.length}`,
    ...(excepted.length > 0
      ? [
          `- Controls that fail under an exception alone: ${excepted.length} of ${controls.length}; they are neither failing nor passing`,
        ]
      : []),
    `- Active GuardDuty findings: ${active}; critical or high: ${findings.critical + findings.high}`,
    `- Controls that could not be judged: ${unevaluated.length} of ${controls.length}`,
    `- Readings (a source in a region) that were whole: ${coverageSummary.read} of ${coverageSummary.total}; what the others hold is not in these figures`,
    "",
    ...(sample ? ["This is a **sample account** of made-up resources.", ""] : []),
    ...(narrowed === "" ? [] : [`Narrowed to: ${narrowed}.`, ""]),
    ...(askedAsOf === null ? [] : [`Asked for: as of ${minute(askedAsOf)}.`, ""]),
    `As of ${minute(posture.asOf)}${snapshot.outcome === "partial" ? ", from a collection that could not read everything" : ""}. Written ${minute(generatedAt)} by Demarc ${version}.`,
  ].join("\n");
}

function notSeenOf(coverage: readonly KeptCoverage[]): string {
  const unseen = coverage.filter((row) => row.state !== "read");
  if (unseen.length === 0) return "";
  const groups = Map.groupBy(unseen, (row) => `${row.source}/${row.state}/${row.reason}`);
  const lines = [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const regions = rows.map((row) => escapeMarkdown(row.region)).sort();
    const why = first.reason === null ? "" : `, ${reasonWords[first.reason]}`;
    const what = wasRead(first)
      ? "read in part"
      : first.state === "not_set_up"
        ? "not set up"
        : "not read";
    return [`- ${sourceWords[first.source]} ${what}${why}: ${regions.join(", ")}`];
  });
  return ["## Not seen", "", ...lines.sort()].join("\n");
}

/** In the order in which every page and document has them. */
function failingOf({ controls }: Posture): string {
  const failing = rankFixes({ controls, findingGroups: [] }).flatMap((fix) =>
    fix.kind === "control" ? [fix.control] : [],
  );
  if (failing.length === 0) return "";
  const rows = failing
    .slice(0, rowsShown)
    .map((control) => [
      control.severity,
      escapeMarkdown(control.title),
      escapeMarkdown(control.key, 80),
      String(control.nonCompliantResources),
      regionsOf(control.failingRegions),
    ]);
  return [
    "## Fix first",
    "",
    markdownTable(["Severity", "Failure", "Control", "Resources", "Regions"], rows),
    ...more(failing.length, "failing controls"),
  ].join("\n");
}

function findingsOf({ findingGroups }: Posture): string {
  const groups = rankFixes({ controls: [], findingGroups }).flatMap((fix) =>
    fix.kind === "findings" ? [fix.group] : [],
  );
  if (groups.length === 0) return "";
  const rows = groups
    .slice(0, rowsShown)
    .map((group) => [
      group.severity,
      escapeMarkdown(group.title),
      escapeMarkdown(group.type, 80),
      String(group.count),
      regionsOf(group.regions),
    ]);
  return [
    "## Active GuardDuty findings",
    "",
    markdownTable(["Severity", "Finding", "Type", "Count", "Regions"], rows),
    ...more(groups.length, "finding types"),
  ].join("\n");
}

/** What somebody accepted: in force, the first to run out first. */
function exceptionsOf({ exceptions }: Posture, decisions: readonly JournalEntry[]): string {
  const acceptances = acceptancesIn(decisions);
  const active = exceptions
    .filter((exception) => exception.active)
    .toSorted((a, b) => (a.expiresOn < b.expiresOn ? -1 : a.expiresOn > b.expiresOn ? 1 : 0));
  if (active.length === 0) return "";
  const rows = active
    .slice(0, rowsShown)
    .map((exception) => [
      exception.id,
      escapeMarkdown(exception.control, 80),
      exception.resource === null && exception.pattern === null
        ? "every resource"
        : escapeMarkdown(exception.resource ?? exception.pattern ?? "", 80),
      escapeMarkdown(exception.reason, 200),
      escapeMarkdown(exception.owner, 80),
      acceptedInWords(acceptances.get(exception.id)),
      exception.expiresOn,
    ]);
  return [
    "## Accepted deviations",
    "",
    "What is excepted is not compliant: it fails, and somebody answers for it until the day given.",
    "",
    markdownTable(
      ["Exception", "Control", "Resources", "Reason", "Owner", "Accepted by, on", "Until"],
      rows,
    ),
    ...more(active.length, "exceptions in force"),
  ].join("\n");
}

function acceptedInWords(accepted: Acceptance | undefined): string {
  return accepted === undefined
    ? "not in the journal"
    : `${escapeMarkdown(accepted.who, 80)}, ${minute(accepted.at)}`;
}

/** A check is often deployed everywhere; the page has no room for that. */
function regionsOf(regions: readonly string[]): string {
  const shown = regions.length > 4 ? regions.slice(0, 3) : regions;
  const others = regions.length - shown.length;
  const names = shown.map((region) => escapeMarkdown(region)).join(", ");
  return others === 0 ? names : `${names} and ${others} more`;
}

function more(count: number, what: string): string[] {
  return count > rowsShown ? ["", `The first ${rowsShown} of ${count} ${what}.`] : [];
}

function minute(instant: string): string {
  return `${instant.slice(0, 16).replace("T", " ")} UTC`;
}

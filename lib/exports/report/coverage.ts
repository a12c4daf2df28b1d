/** What was looked at and what was not, why, and what to do about it. */

import { type GapGroup, groupGaps } from "../../posture/group-gaps.ts";
import { byText, distinct } from "../../posture/order.ts";
import type { Posture } from "../../posture/posture.ts";
import { type KeptCoverage, type Recorder, unlistedRegions } from "../../posture/snapshot.ts";
import { coverageWords } from "../coverage-words.ts";
import { nextStepOf } from "../next-step.ts";
import { visibleText } from "../visible-text.ts";
import { coverageStateWords, reasonWords, sourceWords } from "../words.ts";
import { counted, firstOf, minute, text } from "./cells.ts";
import type { Block, Cell, Row, Section, Table } from "./posture-report.ts";

/** One line for each gap, for the first page. */
export function unseenLines({ coverage }: Posture): string[] {
  return groupGaps(coverage).map((group) => `${gapName(group)}: ${firstOf(placesOf(group), 3)}`);
}

/** Each gap with its next step, then every reading, then recorders that leave something out. */
export function coverageSection(posture: Posture): Section {
  const { coverage, coverageSummary, oldestEvidenceAt, recorders } = posture;
  const groups = groupGaps(coverage);
  return {
    id: "coverage",
    title: "Coverage statement",
    blocks: [
      {
        kind: "text",
        text: `${coverageWords(coverageSummary, "sentence")}; a reading is one source in one region. ${
          groups.length === 0
            ? "Nothing that was asked for was left unread."
            : "What the others hold is in no number of this document, neither as good nor as bad."
        }${oldestEvidenceAt === null ? "" : ` The oldest verdict of AWS’s behind any number is from ${minute(oldestEvidenceAt)}.`}`,
      },
      ...groups.flatMap((group) => gapBlocks(group, posture)),
      { kind: "heading", text: "Every reading" },
      readingsTable(coverage),
      ...recorderBlocks(recorders),
    ],
  };
}

function gapName({ gaps: [{ source, state, reason }] }: GapGroup): string {
  const why = reason === null ? "" : `, ${reasonWords[reason]}`;
  return `${sourceWords[source]} ${coverageStateWords[state]}${why}`;
}

function placesOf({ gaps }: GapGroup): string[] {
  return gaps.map(({ region }) => regionName(region)).sort(byText);
}

function regionName(region: string): string {
  return region === unlistedRegions ? "regions whose names AWS would not tell" : region;
}

/** What it is, where, in AWS's words, what stays blind, and the next step. */
function gapBlocks(group: GapGroup, { account, recorders }: Posture): Block[] {
  const [first] = group.gaps;
  const place = {
    region: group.gaps.length === 1 ? first.region : "REGION",
    accountId: account.id,
    partition: account.partition,
    recorder: recorders.find(({ region }) => region === first.region)?.name ?? null,
  };
  const { blind, act, command } = nextStepOf(first, place);
  const said = first.detail === "" ? [] : [`AWS said: ${visibleText(first.detail).slice(0, 600)}`];
  return [
    { kind: "heading", text: `${gapName(group)} (${counted(group.gaps.length, "region")})` },
    {
      kind: "text",
      text: `${placesOf(group).map(visibleText).join(", ")}. ${blind} ${act}`,
    },
    ...(command === null
      ? []
      : command.split("\n").map((line): Block => ({ kind: "command", text: line }))),
    ...said.map((words): Block => ({ kind: "quiet", text: words })),
  ];
}

function readingsTable(coverage: readonly KeptCoverage[]): Table {
  const regions = distinct(coverage.map(({ region }) => region));
  const rows = regions.map((region): Row => {
    const of = (source: KeptCoverage["source"]) =>
      readingCell(coverage.find((row) => row.region === region && row.source === source));
    return { cells: [text(regionName(region)), of("config"), of("guardduty"), of("artifact")] };
  });
  return {
    kind: "table",
    caption: "Regions and sources",
    columns: [
      { title: "Region", width: 20 },
      { title: sourceWords.config, width: 34 },
      { title: sourceWords.guardduty, width: 34 },
      { title: sourceWords.artifact, width: 22 },
    ],
    rows,
  };
}

function readingCell(row: KeptCoverage | undefined): Cell {
  if (row === undefined) return { kind: "reading", text: "", unseen: false };
  const { state, reason, lastReadAt, collectedAt } = row;
  const why = reason === null ? "" : `: ${reasonWords[reason]}`;
  const isStale = lastReadAt !== null && lastReadAt < collectedAt;
  const since = isStale ? `; last read ${minute(lastReadAt)}` : "";
  const words =
    state === "read" ? minute(collectedAt) : `${coverageStateWords[state]}${why}${since}`;
  return { kind: "reading", text: words, unseen: state !== "read" };
}

/** Recorders that leave something out, or could not deliver: rules cannot see what is not recorded. */
function recorderBlocks(recorders: readonly Recorder[]): Block[] {
  const limited = recorders.filter(
    ({ records, lastError, recording }) => records !== "all" || lastError !== null || !recording,
  );
  if (limited.length === 0) return [];
  return [
    { kind: "heading", text: "Recorders that leave something out" },
    {
      kind: "table",
      caption: "A rule cannot see what AWS Config’s recorder does not record",
      columns: [
        { title: "Region", width: 16 },
        { title: "Recorder", width: 18 },
        { title: "Records", width: 56 },
        { title: "Last delivery", width: 26 },
      ],
      rows: limited.map((recorder) => ({
        cells: [
          text(recorder.region),
          text(recorder.name, recorder.recording ? undefined : "stopped"),
          text(recordsInWords(recorder)),
          text(recorder.lastError ?? "succeeded"),
        ],
      })),
    },
  ];
}

function recordsInWords({ records, resourceTypes }: Recorder): string {
  const types = firstOf(resourceTypes, 8);
  switch (records) {
    case "all":
      return "every supported type";
    case "only":
      return `only ${types}`;
    case "all_but":
      return `all but ${types}`;
    default:
      return records satisfies never;
  }
}

/** Junction: load a posture and write it in a format, for the command line and for downloads. */

import type { BundledDocument } from "./exports/bundle/bundle-input.ts";
import { exportFileName } from "./exports/export-file-name.ts";
import type { Chunks, ExportedPosture } from "./exports/exported-posture.ts";
import { failingControlsOf } from "./exports/failing-controls.ts";
import { reportToHtml } from "./exports/html/report-to-html.ts";
import type { MatrixInput } from "./exports/matrix/matrix-input.ts";
import { matrixToCsv } from "./exports/matrix/matrix-to-csv.ts";
import { matrixToXlsx } from "./exports/matrix/matrix-to-xlsx.ts";
import { postureToOcsf } from "./exports/ocsf/posture-to-ocsf.ts";
import { postureToOscal } from "./exports/oscal/posture-to-oscal.ts";
import { reportToPdf } from "./exports/pdf/report-to-pdf.ts";
import { postureToCsv } from "./exports/posture-to-csv.ts";
import { postureToJson } from "./exports/posture-to-json.ts";
import { postureToMarkdown, type SummarisedPosture } from "./exports/posture-to-markdown.ts";
import { buildReport } from "./exports/report/build-report.ts";
import { findDecisions } from "./find-decisions.ts";
import { asItWas, countedUntil, reckoningOf } from "./judging-here.ts";
import { openedCatalogue } from "./opened-catalogue.ts";
import { openedStore } from "./opened-store.ts";
import { excusedByThese } from "./posture/exceptions.ts";
import { findingMatcher, narrowSnapshot } from "./posture/narrow-snapshot.ts";
import type { Posture } from "./posture/posture.ts";
import type { Reviews } from "./posture/reviews.ts";
import type { Finding } from "./posture/snapshot.ts";
import type { MappingSource } from "./posture/vocabulary.ts";
import { programVersion } from "./program-version.ts";
import { readStandards, sourcesOf } from "./read-catalogue.ts";
import { type PostureQuery, readPosture } from "./read-posture.ts";
import { readReviews } from "./read-reviews.ts";
import { embeddedGeist, openedReportFonts } from "./report-fonts.ts";
import type { ControlResource } from "./store/open-store.ts";
import { writeBundle } from "./write-bundle.ts";

/** What a document is made from, and which posture was asked for: some read more of the store. */
interface Exporting extends ExportedPosture {
  readonly which: PostureQuery;
  /** Told a line that is worth keeping beside the file. */
  readonly say: (line: string) => void;
}

interface Format {
  readonly mediaType: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  readonly write: (exporting: Exporting) => Chunks;
}

const formats = {
  json: {
    mediaType: "application/json; charset=utf-8",
    extension: "json",
    write: jsonOf,
  },
  csv: {
    mediaType: "text/csv; charset=utf-8",
    extension: "csv",
    write: csvOf,
  },
  md: {
    mediaType: "text/markdown; charset=utf-8",
    extension: "md",
    write: markdownOf,
  },
  ocsf: {
    mediaType: "application/x-ndjson; charset=utf-8",
    extension: "ocsf.jsonl",
    write: (exporting) => ocsfOf(exporting),
  },
  oscal: {
    mediaType: "application/oscal+json; charset=utf-8",
    extension: "oscal.json",
    write: (exporting) => oscalOf(exporting),
  },
  matrix: {
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extension: "xlsx",
    write: matrixAsXlsx,
  },
  bundle: {
    mediaType: "application/zip",
    extension: "zip",
    write: (exporting) => writeBundle(exporting, documentsFor(exporting)),
  },
  html: {
    mediaType: "text/html; charset=utf-8",
    extension: "html",
    write: htmlOf,
  },
  pdf: {
    mediaType: "application/pdf",
    extension: "pdf",
    write: pdfOf,
  },
} as const satisfies Readonly<Record<string, Format>>;

export type ExportFormat = keyof typeof formats;

/** Formats that can be written today. */
export const exportFormats = Object.keys(formats) as readonly ExportFormat[];

/** The matrix as a text: the other way that {@link matrixForms} names. */
const matrixInCsv: Format = {
  mediaType: formats.csv.mediaType,
  extension: "csv",
  write: matrixAsCsv,
};

/** How a matrix can be written; the first when nothing is said. */
export const matrixForms = ["xlsx", "csv"] as const;
export type MatrixForm = (typeof matrixForms)[number];

export interface ExportQuery extends PostureQuery {
  readonly format: ExportFormat;
  /** Of the matrix alone. */
  readonly as?: MatrixForm;
  /** Of CSV alone: it begins with the mark by which spreadsheets know UTF-8. */
  readonly bom?: boolean;
}

/** Whether what is asked for is CSV. */
export function isCsv({ format, as }: Pick<ExportQuery, "format" | "as">): boolean {
  return format === "csv" || (format === "matrix" && as === "csv");
}

export interface PostureExport {
  readonly kind: "export";
  readonly mediaType: string;
  /** A name that is safe on every file system. */
  readonly fileName: string;
  readonly chunks: Chunks;
}

/**
 * Writes a posture. The answer `none` means that nothing was collected yet, or nothing that early.
 *
 * @throws StoreError's kinds, as {@link readPosture} does
 */
export async function exportPosture(
  query: ExportQuery,
  say: (line: string) => void = () => {},
): Promise<{ readonly kind: "none" } | PostureExport> {
  const { format, as, bom = false, ...which } = query;
  const answer = await readPosture(which);
  if (answer.kind === "none") return answer;
  const { posture } = answer;
  const { mediaType, extension, write }: Format =
    format === "matrix" && as === "csv" ? matrixInCsv : formats[format];
  const generatedAt = new Date().toISOString();
  const chunks = write({ posture, filter: which.filter ?? {}, generatedAt, which, say });
  return {
    kind: "export",
    mediaType,
    fileName: exportFileName(posture, extension, {
      filter: which.filter ?? {},
      what: format === "matrix" ? "matrix" : null,
    }),
    chunks: bom ? withByteOrderMark(chunks) : chunks,
  };
}

async function* markdownOf(exporting: Exporting): Chunks {
  yield postureToMarkdown(await summarisedOf(exporting));
}

async function* htmlOf(exporting: Exporting): Chunks {
  yield* reportToHtml(buildReport(await summarisedOf(exporting)), embeddedGeist());
}

async function* pdfOf(exporting: Exporting): Chunks {
  yield* reportToPdf(buildReport(await summarisedOf(exporting)), openedReportFonts());
}

/** What the documents for people are written from. */
async function summarisedOf({
  which,
  posture,
  filter,
  generatedAt,
}: Exporting): Promise<SummarisedPosture> {
  return {
    posture,
    filter,
    generatedAt,
    mappingSources: sourcesByStandard(),
    askedAsOf: which.asOf ?? null,
    decisions: await findDecisions(posture, which),
    version: programVersion,
  };
}

/** The bundle's own documents: the posture in other formats, in the order of the zip. */
const bundled: readonly {
  readonly format: string;
  readonly path: string;
  readonly what: string;
}[] = [
  {
    format: "pdf",
    path: "summary.pdf",
    what: "The summary, then everything, to read and to print",
  },
  {
    format: "html",
    path: "summary.html",
    what: "The same as one page that opens offline and filters",
  },
  { format: "md", path: "summary.md", what: "The summary as plain text" },
  { format: "matrix", path: "matrix.xlsx", what: "Who does what, requirement by requirement" },
  { format: "matrix.csv", path: "matrix.csv", what: "The same as one spreadsheet" },
  { format: "json", path: "posture.json", what: "The whole posture, for programs" },
];

function documentsFor(exporting: Exporting): BundledDocument[] {
  const known: ReadonlyMap<string, Format> = new Map<string, Format>([
    ...Object.entries(formats),
    ["matrix.csv", matrixInCsv],
  ]);
  return bundled.flatMap(({ format, path, what }) => {
    const write = known.get(format)?.write;
    return write === undefined ? [] : [{ path, what, write: () => write(exporting) }];
  });
}

/** Who says which rules are evidence, standard by standard, the most trusted first. */
function sourcesByStandard(): ReadonlyMap<string, readonly MappingSource[]> {
  return new Map(readStandards().map((standard) => [standard.id, sourcesOf(standard)]));
}

async function* withByteOrderMark(chunks: Chunks): Chunks {
  yield "\uFEFF";
  yield* chunks;
}

async function* jsonOf(exporting: Exporting): Chunks {
  yield postureToJson({ ...exporting, reviews: await reviewsOf(exporting) });
}

async function* matrixAsXlsx(exporting: Exporting): Chunks {
  yield matrixToXlsx(await matrixOf(exporting));
}

async function* matrixAsCsv(exporting: Exporting): Chunks {
  yield* matrixToCsv(await matrixOf(exporting));
}

async function matrixOf(exporting: Exporting): Promise<MatrixInput> {
  const { posture, filter } = exporting;
  return { posture, filter, reviews: await reviewsOf(exporting), standards: readStandards() };
}

/** As they stand now, or stood at the instant that was asked for, as the posture's notes do. */
async function reviewsOf({ posture, which }: Exporting): Promise<Reviews> {
  const store = await openedStore();
  const reckoning =
    which.asOf === undefined ? await reckoningOf(store, posture.snapshot) : asItWas(which.asOf);
  return readReviews({ accountId: posture.account.id, ...countedUntil(reckoning) });
}

/** Failing resources come straight from the store, however many there are. */
async function* csvOf({ posture, filter }: Exporting): AsyncIterable<string> {
  const store = await openedStore();
  const accountId = posture.account.id;
  const asOf = posture.snapshot.finishedAt;
  const resources = store.streamFailingResources({
    accountId,
    asOf,
    controls: failingControlsOf(posture),
    ...(filter.region === undefined ? {} : { region: filter.region }),
  });
  const snapshot = await store.loadSnapshot({ accountId, asOf });
  const narrowed = snapshot && narrowSnapshot(snapshot, openedCatalogue().catalogue, filter);
  yield* postureToCsv({
    posture,
    filter,
    resources: withExcepted(
      filter.pack === undefined ? resources : judgedByRules(resources, posture),
      posture,
    ),
    findings: narrowed?.findings ?? [],
  });
}

/** Every verdict comes straight from the store, however many there are. */
async function* ocsfOf({ posture, filter }: Exporting): Chunks {
  const store = await openedStore();
  const { catalogue } = openedCatalogue();
  const rows = {
    snapshot: posture.snapshot.id,
    ...(filter.region === undefined ? {} : { region: filter.region }),
  };
  yield* postureToOcsf({
    posture,
    filter,
    catalogue,
    evaluations: store.streamEvaluations(rows),
    findings: matching(store.streamFindings(rows), findingMatcher(catalogue, filter)),
  });
}

async function* matching(
  findings: AsyncIterable<Finding>,
  isWanted: (finding: Finding) => boolean,
): AsyncIterable<Finding> {
  for await (const finding of findings) if (isWanted(finding)) yield finding;
}

async function* oscalOf(exporting: Exporting): Chunks {
  yield* postureToOscal({
    ...exporting,
    catalogue: openedCatalogue().catalogue,
    decisions: await findDecisions(exporting.posture, exporting.which),
  });
}

/** The store knows what AWS says of resources; what is accepted of it, the posture. */
async function* withExcepted(
  resources: AsyncIterable<ControlResource>,
  { exceptions }: Posture,
): AsyncIterable<ControlResource & { readonly excepted: boolean }> {
  const excusedBy = excusedByThese(exceptions);
  for await (const resource of resources)
    yield { ...resource, excepted: excusedBy(resource.control, resource.resourceId) !== null };
}

/** The store knows which resources fail a control; that a pack's own copy of it says so, the rules know. */
async function* judgedByRules(
  resources: AsyncIterable<ControlResource>,
  { rules }: Posture,
): AsyncIterable<ControlResource> {
  const names = new Set(rules.map((rule) => rule.name));
  for await (const resource of resources) {
    const ruleNames = resource.ruleNames.filter((name) => names.has(name));
    if (ruleNames.length > 0) yield { ...resource, ruleNames };
  }
}

/** Junction: every format that a posture can be written in. A new one is a row here. */
import { exportBundle } from "./export-bundle.ts";
import { exportHtml, exportMarkdown, exportPdf } from "./export-for-people.ts";
import { exportCsv, exportJson, exportOcsf, exportOscal } from "./export-for-programs.ts";
import { exportMatrixAsCsv, exportMatrixAsXlsx } from "./export-matrix.ts";
import type { Format } from "./exporting.ts";

const formats = {
  json: {
    mediaType: "application/json; charset=utf-8",
    extension: "json",
    write: exportJson,
  },
  csv: {
    mediaType: "text/csv; charset=utf-8",
    extension: "csv",
    write: exportCsv,
  },
  md: {
    mediaType: "text/markdown; charset=utf-8",
    extension: "md",
    write: exportMarkdown,
  },
  ocsf: {
    mediaType: "application/x-ndjson; charset=utf-8",
    extension: "ocsf.jsonl",
    write: exportOcsf,
  },
  oscal: {
    mediaType: "application/oscal+json; charset=utf-8",
    extension: "oscal.json",
    write: exportOscal,
  },
  matrix: {
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extension: "xlsx",
    write: exportMatrixAsXlsx,
  },
  bundle: {
    mediaType: "application/zip",
    extension: "zip",
    write: exportBundle,
  },
  html: {
    mediaType: "text/html; charset=utf-8",
    extension: "html",
    write: exportHtml,
  },
  pdf: {
    mediaType: "application/pdf",
    extension: "pdf",
    write: exportPdf,
  },
} as const satisfies Readonly<Record<string, Format>>;

/** The name of a format, as the command line and the addresses of downloads have it. */
export type ExportFormat = keyof typeof formats;

/** Formats that can be written today. */
export const exportFormats = Object.keys(formats) as readonly ExportFormat[];

/** How a matrix can be written; the first when nothing is said. */
export const matrixForms = ["xlsx", "csv"] as const;
export type MatrixForm = (typeof matrixForms)[number];

/** Which document is asked for. */
export interface FormatQuery {
  readonly format: ExportFormat;
  /** Of the matrix alone. */
  readonly as?: MatrixForm;
}

const matrixInCsv: Format = {
  mediaType: formats.csv.mediaType,
  extension: "csv",
  write: exportMatrixAsCsv,
};

/** How the document that is asked for is written. */
export function formatFor({ format, as }: FormatQuery): Format {
  return format === "matrix" && as === "csv" ? matrixInCsv : formats[format];
}

/** Whether what is asked for is CSV. */
export function isCsv({ format, as }: FormatQuery): boolean {
  return format === "csv" || (format === "matrix" && as === "csv");
}

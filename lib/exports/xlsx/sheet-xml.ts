import { cellText, xmlText } from "./cell-text.ts";
import { type CellStyle, styleIds } from "./styles-xml.ts";

/** Null: an empty cell. */
export type CellValue = string | number | null;

/** A row of a sheet without columns may say how its cells look. */
export interface SheetRow {
  readonly cells: readonly CellValue[];
  readonly style?: CellStyle;
}

export interface Sheet {
  /** At most 31 characters, none of them one of `[]:*?/\`. */
  readonly name: string;
  /** In characters. */
  readonly widths: readonly number[];
  /** Names of the columns: they stay in sight, and the rows below can be filtered by them. */
  readonly header?: readonly string[];
  readonly rows: readonly SheetRow[];
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** Columns that stay in sight when a sheet with a header is scrolled to the side. */
const columnsKept = 2;

/** One sheet. Members stand in the order that the format asks for: programs refuse any other. */
export function sheetXml({ widths, header, rows }: Sheet, isFirst: boolean): string {
  const all: readonly SheetRow[] =
    header === undefined ? rows : [{ cells: header, style: "header" }, ...rows];
  const last = `${columnName(widths.length - 1)}${all.length}`;
  return [
    `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ""} showGridLines="${header ? 1 : 0}" workbookViewId="0">`,
    header === undefined ? "" : pane(),
    `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`,
    ...widths.map(
      (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
    ),
    "</cols><sheetData>",
    ...all.map((row, at) => rowXml(row, at + 1)),
    "</sheetData>",
    header === undefined ? "" : `<autoFilter ref="A1:${last}"/>`,
    `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>`,
    `<pageSetup orientation="landscape" paperSize="9" fitToWidth="1" fitToHeight="0"/></worksheet>`,
  ].join("");
}

function pane(): string {
  const corner = `${columnName(columnsKept)}2`;
  return (
    `<pane xSplit="${columnsKept}" ySplit="1" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>` +
    `<selection pane="bottomRight" activeCell="${corner}" sqref="${corner}"/>`
  );
}

function rowXml({ cells, style = "text" }: SheetRow, number: number): string {
  const written = cells.map((value, at) => cellXml(value, `${columnName(at)}${number}`, style));
  return `<row r="${number}">${written.join("")}</row>`;
}

/** Text stands in the cell itself and is never a formula, whatever it begins with. */
function cellXml(value: CellValue, place: string, style: CellStyle): string {
  const styled = `s="${styleIds[style]}"`;
  if (value === null || value === "") return `<c r="${place}" ${styled}/>`;
  if (typeof value === "number") return `<c r="${place}" ${styled}><v>${value}</v></c>`;
  const text = xmlText(cellText(value));
  return `<c r="${place}" ${styled} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${columnName(Math.floor(at / 26) - 1)}${letter}`;
}

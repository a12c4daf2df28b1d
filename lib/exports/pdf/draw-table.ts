/** Tables: heads repeat on every page, rows are not torn, and what is cut says where all of it is. */
import type { Cell, Column, Row, Table } from "../report/posture-report.ts";
import { drawBar, drawMark, hatch, inkOf } from "./draw-marks.ts";
import { type Paper, sheet, textWidth } from "./paper.ts";
import { colours } from "./paper-colours.ts";
import { styles } from "./styles.ts";
import type { SetText, Style } from "./typesetter.ts";

const pad = { x: 4, y: 3 } as const;
const markSize = 7;
/** A row has to fit a page; more lines than this are only ever hostile. */
const mostLines = 12;

interface Placed {
  readonly x: number;
  readonly width: number;
  readonly column: Column;
}

/** A cell with its words in lines. */
interface SetCell {
  readonly cell: Cell;
  readonly place: Placed;
  readonly main: SetText | null;
  readonly note: SetText | null;
  readonly height: number;
}

/** How high a table would be that fits one page. */
export function heightOfTable(paper: Paper, { columns, rows }: Table): number {
  const places = placesOf(paper, columns, rows);
  const heights = rows.map((row) => heightOf(setRow(paper, row, places)));
  return heights.reduce(
    (sum, height) => sum + height,
    captionHeight + heightOf(setHead(paper, places)),
  );
}

/** With what is kept free around it. */
const captionHeight = 22;

/** A table over as many pages as it takes: its head is repeated, and no row is torn. */
export function drawTable(paper: Paper, table: Table): void {
  const shown = table.onPaper ? table.rows.slice(0, table.onPaper.rows) : table.rows;
  const places = placesOf(paper, table.columns, shown);
  const rows = shown.map((row) => setRow(paper, row, places));
  const head = setHead(paper, places);
  const headHeight = heightOf(head);
  paper.need(14 + headHeight + heightOf(rows[0] ?? []));
  paper.within("Table", () => {
    paper.say("Caption", table.caption, styles.caption, { before: 6, after: 2 });
    paper.within("TR", () => drawHead(paper, head, headHeight, "structure"));
    for (const row of rows) {
      const height = heightOf(row);
      if (paper.need(height)) drawHead(paper, head, headHeight, "artifact");
      paper.within("TR", () => drawRow(paper, row, height));
    }
  });
  paper.y += 4;
  if (table.onPaper && shown.length < table.rows.length)
    paper.say(
      "P",
      `The first ${shown.length} of ${table.rows.length}. All of them are in ${table.onPaper.rest}.`,
      styles.body,
      { before: 2, after: 4 },
    );
}

/** By their shares, but none so narrow that a word of its head, or beside a mark, would be broken. */
function placesOf(paper: Paper, columns: readonly Column[], rows: readonly Row[]): Placed[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  const least = columns.map(
    (column, index) => leastWidth(paper, column, rows.slice(0, 200), index) + 2 * pad.x + 0.5,
  );
  const wanted = columns.map(({ width }, index) =>
    Math.max((textWidth * width) / shares, least[index] ?? 0),
  );
  const spare = wanted.map((width, index) => width - (least[index] ?? 0));
  const allSpare = spare.reduce((sum, width) => sum + width, 0);
  const over = wanted.reduce((sum, width) => sum + width, 0) - textWidth;
  let x: number = sheet.left;
  return columns.map((column, index) => {
    const given = allSpare > 0 ? (over * (spare[index] ?? 0)) / allSpare : 0;
    const width = (wanted[index] ?? 0) - given;
    const place = { x, width, column };
    x += width;
    return place;
  });
}

function leastWidth(paper: Paper, { title }: Column, rows: readonly Row[], index: number): number {
  const longest = (words: string, style: Style) =>
    Math.max(...words.split(" ").map((word) => paper.type.widthOf(word, style)));
  const marked = new Set(
    rows.flatMap(({ cells }) => {
      const cell = cells[index];
      return cell?.kind === "mark" ? [cell.text] : [];
    }),
  );
  return Math.max(
    longest(title, styles.head),
    ...[...marked].map((words) => longest(words, styles.strong) + markSize + 4),
  );
}

function setHead(paper: Paper, places: readonly Placed[]): SetCell[] {
  return places.map((place) => {
    const main = paper.type.set(place.column.title, styles.head, place.width - 2 * pad.x, 3);
    return { cell: { kind: "text", text: "" }, place, main, note: null, height: main.height };
  });
}

function drawHead(
  paper: Paper,
  head: readonly SetCell[],
  height: number,
  as: "structure" | "artifact",
): void {
  const draw = ({ main, place }: SetCell) => {
    if (main !== null)
      paper.type.draw(main, place.x + pad.x, paper.y + height - pad.y - main.height, {
        width: place.width - 2 * pad.x,
        align: place.column.align,
      });
  };
  if (as === "artifact") paper.artifact(() => head.forEach(draw), "Pagination");
  else for (const cell of head) paper.content("TH", () => draw(cell), { scope: "Column" });
  paper.y += height;
  rule(paper, "edge", 0.7);
}

function drawRow(paper: Paper, row: readonly SetCell[], height: number): void {
  const header = row.findIndex(({ cell }) => cell.kind === "text" || cell.kind === "code");
  row.forEach((cell, index) => {
    const isHeader = index === header;
    paper.content(
      isHeader ? "TH" : "TD",
      () => drawCell(paper, cell, height),
      isHeader ? { scope: "Row" } : {},
    );
  });
  paper.y += height;
  rule(paper, "line", 0.5);
}

function rule(paper: Paper, colour: "edge" | "line", weight: number): void {
  paper.artifact(() => {
    paper.document
      .moveTo(sheet.left, paper.y)
      .lineTo(sheet.left + textWidth, paper.y)
      .lineWidth(weight)
      .stroke(colours[colour]);
  });
}

function heightOf(cells: readonly SetCell[]): number {
  return Math.max(0, ...cells.map(({ height }) => height)) + 2 * pad.y;
}

function setRow(paper: Paper, row: Row, places: readonly Placed[]): SetCell[] {
  return places.flatMap((place, index) => {
    const cell = row.cells[index];
    return cell === undefined ? [] : [setCell(paper, cell, place)];
  });
}

function setCell(paper: Paper, cell: Cell, place: Placed): SetCell {
  const width = place.width - 2 * pad.x;
  const of = (main: SetText | null, note: SetText | null = null): SetCell => ({
    cell,
    place,
    main,
    note,
    height: (main?.height ?? 0) + (note?.height ?? 0),
  });
  const noted = (note: string | undefined) =>
    note === undefined
      ? null
      : paper.type.set(note, /\s/.test(note) ? styles.small : styles.note, width, 3);
  switch (cell.kind) {
    case "text":
      return of(paper.type.set(cell.text, styles.cell, width, mostLines), noted(cell.note));
    case "code":
      return of(paper.type.set(cell.text, styles.code, width, mostLines));
    case "number":
      return of(
        paper.type.set(String(cell.value), cell.value === 0 ? styles.nought : styles.cell, width),
      );
    case "mark": {
      const style = { ...styles.strong, colour: inkOf(cell.mark) };
      const beside = width - markSize - 4;
      return of(paper.type.set(cell.text, style, beside, 3), noted(cell.note));
    }
    case "bar":
      return { ...of(null), height: styles.cell.size };
    case "reading":
      return of(paper.type.set(cell.text, styles.cell, width, 4));
    default:
      return cell satisfies never;
  }
}

function drawCell(paper: Paper, { cell, place, main, note }: SetCell, height: number): void {
  const { document, type, y } = paper;
  const x = place.x + pad.x;
  const top = y + pad.y;
  const width = place.width - 2 * pad.x;
  const align = cell.kind === "number" ? "end" : place.column.align;
  let at = x;
  if (cell.kind === "bar") drawBar(document, { x, y: top + 2.5, width, height: 4.5 }, cell.bar);
  if (cell.kind === "reading" && cell.unseen)
    hatch(document, { x: x - 3, y: y + 1, width: width + 6, height: height - 2 }, true);
  if (cell.kind === "mark") {
    drawMark(document, cell.mark, x, top + 1.6, markSize);
    at += markSize + 4;
  }
  if (main !== null) type.draw(main, at, top, { width, align });
  if (note !== null) type.draw(note, x, top + (main?.height ?? 0));
}

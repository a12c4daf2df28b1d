/** The executive summary: one page, whatever the account. */
import type { Figure, PostureReport } from "../report/posture-report.ts";
import { drawHouse } from "./draw-house.ts";
import { drawMark, hatch } from "./draw-marks.ts";
import { drawTable, heightOfTable } from "./draw-table.ts";
import { type Paper, sheet, textWidth } from "./paper.ts";
import { colours } from "./paper-colours.ts";
import { styles } from "./styles.ts";

/** Lines of what was not seen that the page has room for. */
const mostUnseen = 5;

/** Of the heading over them, and of each line. */
const unseenHeights = { heading: 21, line: 11.1 } as const;

/** The page that can stand alone: whose, when, how much was seen, the house and what is most urgent. */
export function drawFirstPage(paper: Paper, report: PostureReport): void {
  paper.y = 36;
  paper.bookmark("Executive summary");
  paper.within("Sect", () => {
    paper.say("H1", report.title, styles.title, { after: 3 });
    paper.say("P", report.opening, styles.opening, { most: 2, after: 5 });
    drawStatus(paper, report);
    drawFacts(paper, report.facts);
    drawCaveats(paper, report);
    drawFigures(paper, report.figures);
    drawHouse(paper, report.house);
    drawUrgent(paper, report);
    drawUnseen(paper, report.unseen);
  });
}

function drawStatus(paper: Paper, { status, statusText }: PostureReport): void {
  const { document, type, y } = paper;
  paper.content("P", () => {
    drawMark(document, { channel: "posture", status }, sheet.left, y + 1.5, 9);
    type.draw(type.set(statusText, styles.heading, 200), sheet.left + 13, y);
  });
  paper.y += 18;
}

/** Labels and values in two columns, read down. */
function drawFacts(paper: Paper, facts: PostureReport["facts"]): void {
  const perColumn = Math.ceil(facts.length / 2);
  const width = textWidth / 2 - 8;
  const top = paper.y;
  let end = top;
  paper.within("L", () => {
    facts.forEach(([label, value], index) => {
      const column = index < perColumn ? 0 : 1;
      if (index === perColumn) paper.y = top;
      const x = sheet.left + column * (width + 16);
      const set = paper.type.set(value, styles.cell, width - 56, 2);
      const { y } = paper;
      paper.within("LI", () => {
        paper.content("Lbl", () =>
          paper.type.draw(paper.type.set(label, styles.label, 54, 1), x, y + 0.6),
        );
        paper.content("LBody", () => paper.type.draw(set, x + 56, y));
      });
      paper.y += set.height + 1.5;
      end = Math.max(end, paper.y);
    });
  });
  paper.y = end + 4;
}

function drawCaveats(paper: Paper, { caveats }: PostureReport): void {
  paper.say("P", caveats.join(" "), styles.quiet, { most: 3, after: 8 });
}

function drawFigures(paper: Paper, figures: readonly Figure[]): void {
  const { y } = paper;
  paper.artifact(() => {
    paper.document
      .moveTo(sheet.left, y)
      .lineTo(sheet.left + textWidth, y)
      .lineWidth(0.7)
      .stroke(colours.edge);
  });
  let x: number = sheet.left;
  for (const figure of figures) {
    const width = textWidth * (figure.severities.length > 0 ? 0.3 : 0.2);
    paper.content("P", () => drawFigure(paper, figure, x, y + 6, width - 10));
    x += width;
  }
  paper.y = y + (figures.some(({ apart }) => apart !== undefined) ? 70 : 62);
}

function drawFigure(
  { document, type }: Paper,
  figure: Figure,
  x: number,
  y: number,
  width: number,
): void {
  type.draw(type.set(figure.label, styles.label, width, 1), x, y);
  const value = type.set(figure.value, styles.figure, width, 1);
  if (figure.unseen) hatch(document, { x, y: y + 36.5, width: Math.min(width, 60), height: 5 });
  type.draw(value, x, y + 8.5);
  const after = (value.lines[0]?.width ?? 0) + 4;
  type.draw(type.set(figure.of, styles.quiet, width - after, 1), x + after, y + 21);
  let at = x;
  let down = y + 35.6;
  for (const { severity, count } of figure.severities) {
    const words = type.set(`${count} ${severity}`, { ...styles.small, colour: severity }, 60, 1);
    const shown = (words.lines[0]?.width ?? 0) + 12;
    if (at + shown > x + width + 10) {
      at = x;
      down += 9;
    }
    drawMark(document, { channel: "severity", severity }, at, down + 1.4, 5.6);
    type.draw(words, at + 7.5, down);
    at += shown;
  }
  if (figure.apart === undefined) return;
  const below = figure.severities.length > 0 ? down + 9.5 : down;
  type.draw(type.set(figure.apart.text, styles.smallInk, width + 10, 1), x, below);
}

/** As many as leave room for what was not seen; the first section has them all. */
function drawUrgent(paper: Paper, { urgent, unseen }: PostureReport): void {
  const lines = Math.max(1, Math.min(unseen.length, mostUnseen));
  const kept = unseenHeights.heading + lines * unseenHeights.line;
  const room = sheet.bottom - paper.y - kept;
  let rows = urgent.rows;
  while (rows.length > 0 && heightOfTable(paper, { ...urgent, rows }) > room)
    rows = rows.slice(0, -1);
  if (rows.length > 0) drawTable(paper, { ...urgent, rows });
}

function drawUnseen(paper: Paper, unseen: readonly string[]): void {
  paper.say("H2", "Not seen", styles.heading, { before: 4, after: 1 });
  if (unseen.length === 0) {
    paper.say("P", "Everything that was asked for was read.", styles.cell);
    return;
  }
  const shown = unseen.length > mostUnseen ? unseen.slice(0, mostUnseen - 1) : unseen;
  const rest = unseen.length - shown.length;
  const lines =
    rest === 0 ? shown : [...shown, `and ${rest} more: the coverage statement has all of them`];
  paper.within("L", () => {
    for (const words of lines) {
      const { document, type, y } = paper;
      const set = type.set(words, styles.cell, textWidth - 13, 1);
      paper.within("LI", () =>
        paper.content("LBody", () => {
          hatch(document, { x: sheet.left, y: y + 1.8, width: 7, height: 7 });
          type.draw(set, sheet.left + 13, y);
        }),
      );
      paper.y += set.height + 1;
    }
  });
}

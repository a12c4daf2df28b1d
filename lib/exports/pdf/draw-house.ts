/** The signature: six pillars stand on the demarcation line, AWS's five stones lie under it. */
import type { Floor, House, Pillar, Stone, Window } from "../report/posture-report.ts";
import { drawBar, drawMark, hatch } from "./draw-marks.ts";
import { type Paper, sheet, textWidth } from "./paper.ts";
import { colours } from "./paper-colours.ts";
import { styles } from "./styles.ts";

const labels = 92;
const gap = 5;
const head = 66;
const floor = 19;
const line = 3;
const stones = 76;

/** Draws it where the paper stands, as one figure with its words beside it for those who do not see it. */
export function drawHouse(paper: Paper, house: House): void {
  const height = head + house.floors.length * floor + 18 + line + stones;
  paper.need(height + 24);
  paper.say("P", house.caption, styles.label, { after: 4, most: 2 });
  const { y } = paper;
  paper.content("Figure", () => draw(paper, house), {
    alt: house.alternative,
    bbox: [sheet.left, y, sheet.left + textWidth, y + height],
  });
  paper.y = y + height + 6;
}

function draw(paper: Paper, house: House): void {
  const top = paper.y;
  const width = (textWidth - labels - gap * house.pillars.length) / house.pillars.length;
  const floorsEnd = top + head + house.floors.length * floor;
  house.pillars.forEach((pillar, index) => {
    const x = sheet.left + labels + gap + index * (width + gap);
    shaft(paper, x, top, width, floorsEnd + 12 - top);
    drawPillar(paper, pillar, x, top, width);
    house.floors.forEach((storey, level) => {
      const window = storey.windows[index] ?? null;
      drawWindow(paper, window, { x: x + 3, y: top + head + level * floor, width: width - 6 });
    });
  });
  for (const [level, storey] of house.floors.entries())
    drawLabel(paper, storey, top + head + level * floor);
  drawLine(paper, floorsEnd + 18);
  drawStones(paper, house.stones, floorsEnd + 18 + line);
}

function shaft({ document }: Paper, x: number, y: number, width: number, height: number): void {
  document.rect(x, y, width, height).fill(colours.shaft);
  document.rect(x - 2, y + height, width + 4, 6).fill(colours.shaft);
  document
    .moveTo(x, y)
    .lineTo(x, y + height)
    .moveTo(x + width, y)
    .lineTo(x + width, y + height)
    .lineWidth(0.5)
    .stroke(colours.line);
}

function drawPillar(
  { document, type }: Paper,
  pillar: Pillar,
  x: number,
  y: number,
  width: number,
): void {
  const inner = width - 8;
  type.draw(type.set(pillar.name, styles.smallInk, inner, 2), x + 4, y + 4);
  const isWords = !/^\d/.test(pillar.share);
  const is = type.set(pillar.shareIs, styles.small, inner, 1);
  const share = type.set(pillar.share, isWords ? styles.smallInk : styles.share, inner, 2);
  type.draw(share, x + 4, isWords ? y + 22.5 : y + 22);
  type.draw(is, x + 6.5 + (share.lines[0]?.width ?? 0), y + 29);
  type.draw(type.set(pillar.range, styles.small, inner, 1), x + 4, y + 40.5);
  drawBar(document, { x: x + 4, y: y + 50.5, width: inner, height: 4 }, pillar.bar);
  drawMark(document, { channel: "posture", status: pillar.status }, x + 4, y + 57.5, 5.6);
  type.draw(type.set(pillar.statusText, styles.small, inner - 8, 1), x + 12, y + 56);
}

function drawLabel({ type }: Paper, { name }: Floor, y: number): void {
  const set = type.set(name, styles.small, labels - 4, 2);
  type.draw(set, sheet.left, y + (floor - set.height) / 2);
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A wall where nothing is deployed; else how many fail, hatched for the part that was not seen. */
function drawWindow(
  { document, type }: Paper,
  window: Window | null,
  { x, y, width }: Place,
): void {
  if (window === null) return;
  const { value, words: counted, unseen, total, worst, status } = window;
  const height = floor - 4;
  document.rect(x, y + 2, width, height).fill(colours.paper);
  const shutter = (width * unseen) / total;
  if (unseen > 0)
    hatch(document, { x: x + width - shutter, y: y + 2, width: shutter, height }, true);
  if (worst !== null) document.rect(x, y + 2, 2.5, height).fill(colours[worst]);
  document
    .rect(x, y + 2, width, height)
    .lineWidth(0.5)
    .stroke(colours.edge);
  const words = status === "failing" ? value : `${value} ${counted}`;
  const style = worst === null ? styles.small : { ...styles.smallInk, colour: worst };
  const set = type.set(words, style, width - 18, 1);
  const textX = worst === null ? x + 6 : x + 14;
  const wide = set.lines[0]?.width ?? 0;
  if (unseen > 0) document.rect(textX - 1.5, y + 4, wide + 3, height - 4).fill(colours.paper);
  if (worst !== null)
    drawMark(document, { channel: "severity", severity: worst }, x + 5.5, y + floor / 2 - 2.8, 5.6);
  type.draw(set, textX, y + (floor - set.height) / 2);
}

/** The level at which AWS's half ends and the customer's begins, over the whole width. */
function drawLine({ document, type }: Paper, y: number): void {
  type.draw(type.set("YOURS ABOVE", styles.line, labels), sheet.left, y - 10);
  document.rect(0, y, sheet.width, line).fill(colours.brand);
  document.rect(0, y + line, sheet.width, stones).fill(colours.ground);
}

function drawStones(paper: Paper, all: readonly Stone[], y: number): void {
  const width = (textWidth - gap * (all.length - 1)) / all.length;
  for (const [index, stone] of all.entries())
    drawStone(paper, stone, { x: sheet.left + index * (width + gap), y: y + 6, width });
}

function drawStone({ document, type }: Paper, stone: Stone, { x, y, width }: Place): void {
  const height = stones - 12;
  const inner = width - 10;
  const box = { x, y, width, height };
  switch (stone.status) {
    case "evidenced":
    case "expiring":
      document.rect(x, y, width, height).fill(colours.stone);
      break;
    case "not_read":
      hatch(document, box, true);
      break;
    case "expired":
    case "none":
      document.rect(x, y, width, height).fill(colours.paper);
      document.dash(2, { space: 1.5 });
      document.rect(x, y, width, height).lineWidth(0.6).stroke(colours.edge);
      document.undash();
      break;
    default:
      stone.status satisfies never;
  }
  const name = type.set(stone.name, styles.smallInk, inner, 2);
  type.draw(name, x + 5, y + 4);
  drawMark(document, { channel: "evidence", status: stone.status }, x + 5, y + 23.5, 6);
  type.draw(type.set(stone.statusText, styles.small, inner - 8, 1), x + 13, y + 22.5);
  const words = [stone.reports, stone.until].filter((part) => part !== "").join(", ");
  type.draw(type.set(words, { ...styles.small, size: 5.8 }, inner, 4), x + 5, y + 31);
}

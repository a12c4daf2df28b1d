/** Marks, bars and the hatch that means unseen. */
import type { Bar, Mark } from "../report/posture-report.ts";
import { type Colour, colours } from "./paper-colours.ts";

type Document = PDFKit.PDFDocument;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Unseen. Quiet lines lie under words; bars and marks draw them strong. */
export function hatch(document: Document, { x, y, width, height }: Box, quiet = false): void {
  const step = quiet ? 4.5 : 3;
  document.save().rect(x, y, width, height).clip();
  document.rect(x, y, width, height).fill(colours.hatch);
  document.lineWidth(quiet ? 0.5 : 0.9).strokeColor(colours[quiet ? "hatch-line" : "unseen"]);
  for (let at = x - height; at < x + width; at += step)
    document.moveTo(at, y + height).lineTo(at + height, y);
  document.stroke().restore();
}

/** Passing, unseen, failing; a tick where the measured share stands. */
export function drawBar(
  document: Document,
  box: Box,
  { passing, unseen, failing, blind }: Bar,
): void {
  const { x, y, width, height } = box;
  const all = passing + unseen + failing;
  if (all === 0) {
    if (blind) hatch(document, box);
    else document.rect(x, y, width, height).fill(colours.well);
    return;
  }
  const worst = (width * passing) / all;
  const best = (width * (passing + unseen)) / all;
  if (passing > 0) document.rect(x, y, worst, height).fill(colours["bar-pass"]);
  if (unseen > 0) hatch(document, { x: x + worst, y, width: best - worst, height });
  if (failing > 0) {
    const gap = failing < all ? Math.min(0.8, width - best) : 0;
    document.rect(x + best + gap, y, width - best - gap, height).fill(colours["bar-fail"]);
  }
  if (unseen > 0 && passing + failing > 0) {
    const at = x + (width * passing) / (passing + failing);
    document.rect(at - 0.5, y - 1.2, 1, height + 2.4).fill(colours.ink);
  }
}

/** A mark in a square of a size, its upper left corner at x and y. */
export function drawMark(document: Document, mark: Mark, x: number, y: number, size: number): void {
  switch (mark.channel) {
    case "severity":
      severityShape(document, mark.severity, x, y, size);
      return;
    case "control":
      controlBox(document, mark.status, x, y, size);
      return;
    case "evidence":
      sheet(document, mark.status, x, y, size);
      return;
    case "posture":
      postureMark(document, mark.status, x, y, size);
      return;
    default:
      mark satisfies never;
  }
}

/** What a mark’s word is written in: only severity has colours of its own. */
export function inkOf(mark: Mark): Colour {
  return mark.channel === "severity" ? mark.severity : "ink";
}

type Of<Channel extends Mark["channel"]> = Extract<Mark, { channel: Channel }>;

function severityShape(
  document: Document,
  severity: Of<"severity">["severity"],
  x: number,
  y: number,
  size: number,
): void {
  const half = size / 2;
  const ink = colours[severity];
  switch (severity) {
    case "critical":
      document
        .polygon([x + half, y], [x + size, y + half], [x + half, y + size], [x, y + half])
        .fill(ink);
      return;
    case "high":
      document.rect(x + size * 0.08, y + size * 0.08, size * 0.84, size * 0.84).fill(ink);
      return;
    case "medium":
      document
        .polygon([x + half, y + size * 0.06], [x + size, y + size * 0.94], [x, y + size * 0.94])
        .fill(ink);
      return;
    case "low":
      document.circle(x + half, y + half, size * 0.42).fill(ink);
      return;
    default:
      severity satisfies never;
  }
}

function controlBox(
  document: Document,
  status: Of<"control">["status"],
  x: number,
  y: number,
  size: number,
): void {
  const round = size * 0.2;
  switch (status) {
    case "passing":
      document.roundedRect(x, y, size, size, round).fill(colours.pass);
      tick(document, x, y, size);
      return;
    case "failing":
      document.roundedRect(x, y, size, size, round).fill(colours.fail);
      cross(document, x, y, size);
      return;
    case "notEvaluated":
      hatch(document, { x, y, width: size, height: size });
      outline(document, "unseen", x, y, size);
      return;
    case "excepted":
      outline(document, "edge", x, y, size);
      document
        .moveTo(x + size * 0.28, y + size * 0.72)
        .lineTo(x + size * 0.72, y + size * 0.28)
        .lineWidth(0.9)
        .stroke(colours.edge);
      return;
    case "notApplicable":
      outline(document, "edge", x, y, size);
      return;
    default:
      status satisfies never;
  }
}

function postureMark(
  document: Document,
  status: Of<"posture">["status"],
  x: number,
  y: number,
  size: number,
): void {
  switch (status) {
    case "at_risk":
      controlBox(document, "failing", x, y, size);
      return;
    case "attention":
      document.roundedRect(x, y, size, size, size * 0.2).fill(colours.amber);
      document.rect(x + size * 0.43, y + size * 0.2, size * 0.14, size * 0.36).fill(colours.paper);
      document.rect(x + size * 0.43, y + size * 0.66, size * 0.14, size * 0.14).fill(colours.paper);
      return;
    case "met":
      controlBox(document, "passing", x, y, size);
      return;
    case "met_where_seen":
      hatch(document, { x, y, width: size, height: size });
      outline(document, "pass", x, y, size);
      tick(document, x, y, size, "pass");
      return;
    case "unknown":
      controlBox(document, "notEvaluated", x, y, size);
      return;
    default:
      status satisfies never;
  }
}

/** A sheet of paper: whole, marked, torn, hatched or missing. */
function sheet(
  document: Document,
  status: Of<"evidence">["status"],
  x: number,
  y: number,
  size: number,
): void {
  const left = x + size * 0.14;
  const width = size * 0.72;
  const outlined = (colour: Colour) =>
    document
      .rect(left, y + 0.3, width, size - 0.6)
      .lineWidth(0.7)
      .stroke(colours[colour]);
  switch (status) {
    case "evidenced":
      document.rect(left, y, width, size).fill(colours["stone-edge"]);
      tick(document, x, y, size);
      return;
    case "expiring":
      outlined("amber");
      document.rect(x + size * 0.44, y + size * 0.25, size * 0.12, size * 0.3).fill(colours.amber);
      document.rect(x + size * 0.44, y + size * 0.66, size * 0.12, size * 0.12).fill(colours.amber);
      return;
    case "expired":
      outlined("amber");
      cross(document, x, y, size, "amber");
      return;
    case "not_read":
      hatch(document, { x: left, y, width, height: size });
      outlined("unseen");
      return;
    case "none":
      document.dash(1.4, { space: 1.2 });
      outlined("edge");
      document.undash();
      return;
    default:
      status satisfies never;
  }
}

function outline(document: Document, colour: Colour, x: number, y: number, size: number): void {
  document
    .roundedRect(x + 0.35, y + 0.35, size - 0.7, size - 0.7, size * 0.18)
    .lineWidth(0.7)
    .stroke(colours[colour]);
}

function tick(
  document: Document,
  x: number,
  y: number,
  size: number,
  colour: Colour = "paper",
): void {
  document
    .moveTo(x + size * 0.25, y + size * 0.52)
    .lineTo(x + size * 0.43, y + size * 0.7)
    .lineTo(x + size * 0.75, y + size * 0.32)
    .lineWidth(size * 0.13)
    .stroke(colours[colour]);
}

function cross(
  document: Document,
  x: number,
  y: number,
  size: number,
  colour: Colour = "paper",
): void {
  document
    .moveTo(x + size * 0.3, y + size * 0.3)
    .lineTo(x + size * 0.7, y + size * 0.7)
    .moveTo(x + size * 0.7, y + size * 0.3)
    .lineTo(x + size * 0.3, y + size * 0.7)
    .lineWidth(size * 0.13)
    .stroke(colours[colour]);
}

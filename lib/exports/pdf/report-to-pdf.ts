import type { Chunks } from "../exported-posture.ts";
import type { PostureReport } from "../report/posture-report.ts";
import { drawFirstPage } from "./draw-first-page.ts";
import { drawMargins } from "./draw-margins.ts";
import { drawSection } from "./draw-section.ts";
import { Paper } from "./paper.ts";
import type { ReportFonts } from "./report-fonts.ts";

/**
 * The report on A4, tagged, with bookmarks: a page that sums it up, then every section. The same report
 * gives the same bytes; no clock is asked.
 */
export async function* reportToPdf(report: PostureReport, fonts: ReportFonts): Chunks {
  const paper = new Paper(report.title, report.generatedAt, fonts);
  drawFirstPage(paper, report);
  paper.newPage();
  report.sections.forEach((section, index) => {
    if (section.id === "controls") paper.need(sheetful);
    drawSection(paper, section, index + 1);
  });
  drawMargins(paper, report);
  paper.end();
  for await (const chunk of paper.document) yield chunk;
}

/** More than is left of any page that has begun. */
const sheetful = 700;

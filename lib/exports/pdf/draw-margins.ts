/** Running head and foot, once it is known how many pages there are. */
import { minute } from "../report/cells.ts";
import type { PostureReport } from "../report/posture-report.ts";
import { type Paper, sheet, textWidth } from "./paper.ts";
import { colours } from "./paper-colours.ts";
import { styles } from "./styles.ts";

/** What has to stand on every sheet, in case it is taken out of its pile. */
export function drawMargins(paper: Paper, report: PostureReport): void {
  const { document } = paper;
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    paper.artifact(() => {
      if (page > 0) drawHead(paper, report);
      drawFoot(paper, report, `${page + 1} of ${count}`);
    }, "Pagination");
  }
}

function drawHead(paper: Paper, report: PostureReport): void {
  const { type, document } = paper;
  const sample = report.sample ? "made-up resources" : "";
  type.draw(type.set(report.title, styles.label, 380, 1), sheet.left, 32);
  const right = type.set(sample, { ...styles.label, colour: "amber" }, 120, 1);
  type.draw(right, sheet.left, 32, { width: textWidth, align: "end" });
  document
    .moveTo(sheet.left, 46)
    .lineTo(sheet.left + textWidth, 46)
    .lineWidth(0.5)
    .stroke(colours.line);
}

function drawFoot({ type }: Paper, report: PostureReport, pages: string): void {
  const narrowed = report.narrowed === "" ? "" : ` · narrowed to ${report.narrowed}`;
  const words = `${report.account} · as of ${minute(report.asOf)} · ${report.coverage}${narrowed}`;
  type.draw(type.set(words, styles.small, textWidth - 50, 1), sheet.left, 803);
  const snapshot = `Snapshot ${report.snapshotId} · written ${minute(report.generatedAt)} by Demarc ${report.version}`;
  type.draw(type.set(snapshot, styles.small, textWidth - 50, 1), sheet.left, 812);
  type.draw(type.set(pages, styles.small, 50), sheet.left, 803, {
    width: textWidth,
    align: "end",
  });
}

import type { Block, Section } from "../report/posture-report.ts";
import { drawTable } from "./draw-table.ts";
import { type Paper, sheet, textWidth } from "./paper.ts";
import { styles } from "./styles.ts";

/** A heading that can be found, and what stands under it. */
export function drawSection(paper: Paper, { title, blocks }: Section, number: number): void {
  const heading = `${number} ${title}`;
  paper.need(120);
  if (paper.y > sheet.top) paper.y += 16;
  paper.bookmark(heading);
  paper.within("Sect", () => {
    paper.say("H2", heading, styles.section, { after: 5 });
    for (const block of blocks) drawBlock(paper, block);
  });
}

function drawBlock(paper: Paper, block: Block): void {
  switch (block.kind) {
    case "text":
      paper.say("P", block.text, styles.body, { after: 4 });
      return;
    case "quiet":
      paper.say("P", block.text, styles.quiet, { after: 4 });
      return;
    case "heading":
      paper.need(110);
      paper.say("H3", block.text, styles.heading, { before: 8, after: 3 });
      return;
    case "command":
      paper.say("Code", block.text, styles.command, {
        x: sheet.left + 8,
        width: textWidth - 8,
        after: 2,
      });
      return;
    case "list":
      drawList(paper, block.items);
      return;
    case "table":
      drawTable(paper, block);
      return;
    default:
      block satisfies never;
  }
}

function drawList(paper: Paper, items: readonly string[]): void {
  paper.within("L", () => {
    items.forEach((item, index) => {
      const set = paper.type.set(item, styles.body, textWidth - 16);
      paper.need(set.height);
      const { y } = paper;
      paper.within("LI", () => {
        paper.content("Lbl", () =>
          paper.type.draw(paper.type.set(String(index + 1), styles.label, 14), sheet.left, y + 0.8),
        );
        paper.content("LBody", () => paper.type.draw(set, sheet.left + 16, y));
      });
      paper.y += set.height + 4;
    });
  });
}

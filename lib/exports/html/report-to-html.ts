import type { Chunks } from "../exported-posture.ts";
import { minute } from "../report/cells.ts";
import type { Block, Figure, PostureReport, Section } from "../report/posture-report.ts";
import { escapeHtml } from "./escape-html.ts";
import { houseHtml } from "./html-house.ts";
import { definitions, markHtml } from "./html-marks.ts";
import { htmlScript } from "./html-script.ts";
import { htmlStyle } from "./html-style.ts";
import { tableHtml } from "./html-table.ts";

/**
 * The report as one file that asks nobody for anything: it opens from a disk, can be narrowed, folded
 * and printed, and is read without its script.
 *
 * @param font Geist as WOFF2, in base64
 */
export async function* reportToHtml(report: PostureReport, font: string): Chunks {
  const style = htmlStyle(font, runningFoot(report));
  yield headHtml(report.title, await policyFor(style), style);
  yield openingHtml(report);
  for (const [index, section] of report.sections.entries()) yield sectionHtml(section, index + 1);
  yield endHtml(report);
}

/** Nothing from anywhere, and of what is inside only what was written here. */
async function policyFor(style: string): Promise<string> {
  return `default-src 'none'; style-src ${await hashOf(style)}; script-src ${await hashOf(htmlScript)}; font-src data:; base-uri 'none'; form-action 'none'`;
}

async function hashOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(bytes)))}'`;
}

function headHtml(title: string, policy: string, style: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${definitions}
`;
}

function openingHtml(report: PostureReport): string {
  const { title, opening, status, statusText, facts, caveats, figures, house, sections } = report;
  const mark = markHtml({ channel: "posture", status });
  return `<header>
${report.sample ? `<p class="sample">Sample account: all of its resources are made up.</p>\n` : ""}<h1>${escapeHtml(title)}</h1>
<p class="opening">${escapeHtml(opening)}</p>
<p class="standing">${mark}${escapeHtml(statusText)}</p>
<dl class="facts">${facts.map(([label, value]) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`).join("")}</dl>
<p class="caveats">${escapeHtml(caveats.join(" "))}</p>
<ul class="figures">${figures.map(figureHtml).join("")}</ul>
</header>
<nav aria-label="Sections"><ol>${sections.map(({ id, title: name }, index) => `<li><a href="#${id}">${index + 1} ${escapeHtml(name)}</a></li>`).join("")}</ol></nav>
<main>
${houseHtml(house)}
${unseenHtml(report.unseen)}
`;
}

function figureHtml({ label, value, of, severities, unseen, apart }: Figure): string {
  const bits = severities
    .map(
      ({ severity, count }) =>
        `<span class="severity ${severity}">${markHtml({ channel: "severity", severity })}${count} ${severity}</span>`,
    )
    .join("");
  const beside =
    apart === undefined
      ? ""
      : `<a class="apart" href="#${apart.section}">${escapeHtml(apart.text)}</a>`;
  const strip = unseen ? `<span class="strip hatched"></span>` : "";
  return `<li><span class="label">${escapeHtml(label)}</span><b>${escapeHtml(value)}</b> <span class="of">${escapeHtml(of)}</span>${strip}<span class="bits">${bits}</span>${beside}</li>`;
}

function unseenHtml(unseen: readonly string[]): string {
  const lines = unseen.map((words) => `<li>${escapeHtml(words)}</li>`).join("");
  const body =
    unseen.length === 0
      ? "<p>Everything that was asked for was read.</p>"
      : `<ul class="unseen">${lines}</ul>`;
  return `<details open id="not-seen"><summary><h2>Not seen</h2></summary>${body}</details>`;
}

function sectionHtml({ id, title, blocks }: Section, number: number): string {
  const inner = blocks.map((block, index) => blockHtml(block, `${id}-${index + 1}`)).join("\n");
  return `<details open id="${id}"><summary><h2>${number} ${escapeHtml(title)}</h2></summary>
${inner}
</details>
`;
}

function blockHtml(block: Block, key: string): string {
  switch (block.kind) {
    case "text":
      return `<p>${escapeHtml(block.text)}</p>`;
    case "quiet":
      return `<p class="quiet">${escapeHtml(block.text)}</p>`;
    case "heading":
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case "command":
      return `<pre>${escapeHtml(block.text)}</pre>`;
    case "list":
      return `<ol>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ol>`;
    case "table":
      return tableHtml(block, key);
    default:
      return block satisfies never;
  }
}

/** What stands on every sheet when the file is printed, in case one is taken out of its pile. */
function runningFoot({ account, asOf, coverage, narrowed }: PostureReport): string {
  const narrowedTo = narrowed === "" ? "" : ` · narrowed to ${narrowed}`;
  return `${account} · as of ${minute(asOf)} · ${coverage}${narrowedTo}`;
}

function endHtml({
  account,
  asOf,
  generatedAt,
  coverage,
  snapshotId,
  narrowed,
  version,
}: PostureReport): string {
  const words = [
    account,
    `as of ${minute(asOf)}`,
    coverage,
    ...(narrowed === "" ? [] : [`narrowed to ${narrowed}`]),
    `snapshot ${snapshotId}`,
    `written ${minute(generatedAt)} by Demarc ${version}`,
  ];
  return `</main>
<footer>${escapeHtml(words.join(" · "))}</footer>
<script>${htmlScript}</script>
</body>
</html>
`;
}

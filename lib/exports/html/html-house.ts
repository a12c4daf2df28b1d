/** The signature as a real table, the line, and AWS's stones under it. */
import type { Floor, House, Pillar, Stone, Window } from "../report/posture-report.ts";
import { escapeHtml } from "./escape-html.ts";
import { barHtml, markHtml } from "./html-marks.ts";

/** The house as one table, a column for each pillar, with AWS’s stones as a list under it. */
export function houseHtml({ caption, pillars, floors, stones }: House): string {
  return `<section class="house" aria-label="Where we stand"><table><caption>${escapeHtml(caption)}</caption><thead><tr><td></td>${pillars.map(pillarHtml).join("")}</tr></thead><tbody>
${floors.map((floor) => floorHtml(floor)).join("\n")}
</tbody></table>
<p class="level">Yours above the demarcation line, AWS’s below</p>
<div class="below"><ul class="stones">${stones.map(stoneHtml).join("")}</ul></div></section>`;
}

function pillarHtml({ name, share, shareIs, range, status, statusText, bar }: Pillar): string {
  const isWords = /^\d/.test(share) ? "" : " words";
  return `<th scope="col"><span class="name">${escapeHtml(name)}</span><span class="share${isWords}">${escapeHtml(share)}${shareIs === "" ? "" : ` <small>${escapeHtml(shareIs)}</small>`}</span><span class="range">${escapeHtml(range)}</span>${barHtml(bar)}<span class="status">${markHtml({ channel: "posture", status })}${escapeHtml(statusText)}</span></th>`;
}

function floorHtml({ name, windows }: Floor): string {
  return `<tr><th scope="row">${escapeHtml(name)}</th>${windows.map((window) => `<td>${windowHtml(window)}</td>`).join("")}</tr>`;
}

function windowHtml(window: Window | null): string {
  if (window === null) return "";
  const { value, words, unseen, total, worst, status } = window;
  const from = Math.round((10_000 * (total - unseen)) / total) / 100;
  const shutter =
    unseen === 0
      ? ""
      : `<svg aria-hidden="true"><rect fill="url(#hatch)" x="${from}%" width="${100 - from}%" height="100%"/></svg>`;
  const shape = worst === null ? "" : markHtml({ channel: "severity", severity: worst });
  const what = `<span${status === "failing" ? ` class="fails"` : ""}> ${escapeHtml(words)}</span>`;
  const ink = worst === null ? "of" : worst;
  return `<span class="window">${shutter}<span class="words ${ink}">${shape}${escapeHtml(value)}${what}</span></span>`;
}

function stoneHtml({ name, status, statusText, reports, until }: Stone): string {
  const look = status === "not_read" ? "hatched" : status;
  return `<li class="${look}"><b>${escapeHtml(name)}</b><span>${markHtml({ channel: "evidence", status })}${escapeHtml(statusText)}</span><span>${escapeHtml(reports)}</span><span>${escapeHtml(until)}</span></li>`;
}

/** The tokens of app/globals.css, and how the file looks on screen and on paper. A test holds the tokens together. */
const rules = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f5f3ee, #0d1012);
  --card: light-dark(#fffdfa, #15191c);
  --shaft: light-dark(#f4f1ea, #1a1f23);
  --well: light-dark(#efece4, #1f2529);
  --ground: light-dark(#e9e8e6, #131a20);
  --stone: light-dark(#dde1e8, #222b37);
  --ink: light-dark(#15181c, #e8ebea);
  --soft: light-dark(#3d4147, #c0c6c9);
  --mute: light-dark(#5a5e65, #98a0a6);
  --line: light-dark(#ddd8cd, #2b3237);
  --edge: light-dark(#837e73, #737e86);
  --brand: light-dark(#0a5a63, #5cc8d0);
  --pass: light-dark(#237150, #4fb488);
  --fail: light-dark(#b23a2f, #f2867a);
  --bar-pass: light-dark(#4f9875, #2e7656);
  --bar-fail: light-dark(#96251e, #f0897d);
  --amber: light-dark(#835b00, #e2b64a);
  --hatch: light-dark(#eeeae2, #1c2125);
  --hatch-line: light-dark(#b5aea1, #59636b);
  --unseen: light-dark(#857e72, #76828a);
  --critical: light-dark(#7d0f26, #ff7b91);
  --high: light-dark(#9e3b07, #ffae73);
  --medium: light-dark(#866300, #f2d774);
  --low: light-dark(#3a5a78, #8fb4dc);
  --stone-edge: light-dark(#55678a, #8ea3c4);
}
* { box-sizing: border-box; }
html { background: var(--paper); scroll-padding-top: 1rem; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word;
  font: 0.875rem/1.3125rem Geist, ui-sans-serif, system-ui, sans-serif;
  font-variant-numeric: tabular-nums; overflow-x: clip;
}
header, main, footer, nav { max-width: 82rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 1.25rem; }
h1, h2, h3, p, ul, ol, figure, dl, dd { margin: 0; }
h1 { font-size: 0.8125rem; font-weight: 500; color: var(--mute); }
h2 { display: inline; font-size: 1.25rem; line-height: 1.5rem; font-weight: 600; letter-spacing: -0.015em; }
h3 { margin-top: 1.5rem; font-size: 1rem; font-weight: 600; }
a { color: var(--brand); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; border-radius: 2px; }
.opening { margin-top: 0.25rem; font-size: 2.25rem; line-height: 1.12; font-weight: 600; letter-spacing: -0.026em; text-wrap: balance; }
.standing { display: flex; gap: 0.5rem; align-items: center; margin-top: 0.5rem; font-weight: 600; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: 0.125rem 2rem; margin-top: 0.75rem; font-size: 0.8125rem; }
.facts div { display: flex; gap: 0.75rem; }
.facts dt { flex: none; width: 5rem; color: var(--mute); }
.caveats { margin-top: 0.75rem; color: var(--mute); font-size: 0.8125rem; max-width: 104ch; }
.sample { background: color-mix(in srgb, var(--amber) 12%, var(--card)); color: var(--ink); padding: 0.5rem 1.5rem; margin: 0 0 1.25rem; border-radius: 6px; font-size: 0.8125rem; }
.figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1.5rem; margin-top: 1rem; padding: 0.75rem 0 0; border-top: 1px solid var(--edge); list-style: none; }
.figures .label { display: block; color: var(--mute); font-size: 0.75rem; }
.figures b { font-size: 2.25rem; line-height: 2.5rem; font-weight: 600; letter-spacing: -0.035em; }
.figures .of { color: var(--mute); }
.figures .bits { display: flex; flex-wrap: wrap; gap: 0 0.75rem; font-size: 0.75rem; }
.figures .apart { display: inline-block; min-height: 1.5rem; padding-top: 0.125rem; font-size: 0.75rem; }
.strip { display: block; height: 6px; width: 5rem; margin-top: 0.25rem; }
.hatched {
  background: repeating-linear-gradient(135deg, transparent 0 4px, color-mix(in srgb, var(--hatch-line) 62%, transparent) 4px 5px) var(--hatch);
}
nav { position: sticky; top: 0; z-index: 1; max-width: none; margin-top: 1.5rem; background: var(--paper); border-bottom: 1px solid var(--line); }
nav ol { display: flex; flex-wrap: wrap; gap: 0 1.25rem; max-width: 79rem; margin: 0 auto; padding: 0.25rem 0; list-style: none; font-size: 0.8125rem; }
nav a { display: inline-block; padding: 0.25rem 0; color: var(--soft); text-decoration: none; }
nav a:hover { text-decoration: underline; }
details { margin-top: 1rem; padding: 1rem 1.25rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; scroll-margin-top: 3.5rem; }
summary { cursor: pointer; min-height: 1.5rem; }
details p { margin-top: 0.5rem; max-width: 104ch; }
details .quiet { color: var(--mute); font-size: 0.8125rem; }
details ol { margin-top: 0.5rem; padding-left: 1.5rem; max-width: 104ch; }
details ol li { margin-bottom: 0.375rem; }
pre { margin: 0.25rem 0 0; white-space: pre-wrap; font: 0.75rem/1.125rem ui-monospace, "SFMono-Regular", monospace; color: var(--soft); }
.scroll { overflow-x: auto; margin-top: 0.75rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.8125rem; line-height: 1.125rem; }
caption { text-align: left; padding-bottom: 0.25rem; color: var(--soft); font-size: 0.75rem; font-weight: 500; }
th, td { text-align: left; vertical-align: top; padding: 0.375rem 0.5rem; font-weight: 400; border-bottom: 1px solid var(--line); }
thead th { vertical-align: bottom; color: var(--mute); font-size: 0.75rem; font-weight: 500; border-bottom-color: var(--edge); }
tr > :first-child { padding-left: 0; }
tr > :last-child { padding-right: 0; }
.end { text-align: right; }
.nought, .of { color: var(--mute); }
.note { display: block; color: var(--mute); }
.code, .note { font-size: 0.6875rem; overflow-wrap: anywhere; }
.code, .note.name { font-family: ui-monospace, "SFMono-Regular", monospace; }
td.hatched, th.hatched { padding-left: 0.5rem; }
td .reading { display: inline-block; padding: 0 0.375rem; background: var(--card); border-radius: 2px; }
.bar { display: block; width: 100%; min-width: 5rem; height: 6px; overflow: visible; margin-top: 0.375rem; }
.bar .pass { fill: var(--bar-pass); } .bar .fail { fill: var(--bar-fail); stroke: var(--card); stroke-width: 1; }
.bar .none { fill: var(--well); } .bar .tick { fill: var(--ink); }
.hatch-ground { fill: var(--hatch); } .hatch-line { fill: var(--unseen); }
.defs { position: absolute; width: 0; height: 0; }
.marked { white-space: nowrap; }
.mark { width: 0.75rem; height: 0.75rem; vertical-align: -0.1rem; margin-right: 0.375rem; overflow: visible; fill: none; }
.critical { color: var(--critical); } .high { color: var(--high); } .medium { color: var(--medium); } .low { color: var(--low); }
.severity { font-weight: 500; }
.house { margin: 1.5rem 0 0; }
.house table { table-layout: fixed; border-collapse: separate; border-spacing: 8px 0; font-size: 0.75rem; }
.house th, .house td { border: 0; }
.house thead th { padding: 0.75rem 0.625rem 0.5rem; background: var(--shaft); border: solid var(--line); border-width: 1px 1px 0; color: var(--ink); vertical-align: top; }
.house thead td { width: 8.5rem; }
.house tbody th { padding: 2px 0; line-height: 1.2; vertical-align: middle; color: var(--soft); }
.house tbody td { padding: 3px 5px; background: var(--shaft); border: solid var(--line); border-width: 0 1px; }
.house tbody tr:last-child td { padding-bottom: 14px; }
.house .share { display: block; margin-top: 0.25rem; font-size: 1.75rem; line-height: 2rem; font-weight: 600; letter-spacing: -0.035em; }
.house .share.words { font-size: 0.875rem; letter-spacing: 0; }
.house .share small { font-size: 0.75rem; font-weight: 400; letter-spacing: 0; }
.house thead .name { display: block; min-height: 2.25rem; font-weight: 600; font-size: 0.8125rem; }
.house .range { display: block; color: var(--mute); }
.house .status { display: block; margin-top: 0.5rem; }
.window { position: relative; display: block; height: 1.5rem; background: var(--card); border: 1px solid var(--edge); border-radius: 2px; overflow: hidden; }
.window > svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.window .words { position: absolute; left: 2px; top: 2px; padding: 0 0.25rem; line-height: 1.125rem; background: var(--card); white-space: nowrap; }
.below { background: var(--ground); box-shadow: 0 0 0 100vmax var(--ground); clip-path: inset(0 -100vmax); }
.below::before { content: ""; display: block; height: 4px; background: var(--brand); border-image: conic-gradient(var(--brand) 0 0) fill 0 / 0 / 0 100vmax; }
.level { margin: 0 0 0.25rem; color: var(--brand); font-size: 0.6875rem; font-weight: 600; letter-spacing: 0.12em; text-transform: uppercase; }
.stones { display: grid; grid-template-columns: repeat(5, 1fr); gap: 0.75rem; padding: 0.75rem 0 1rem; list-style: none; }
.stones li { padding: 0.75rem 0.875rem; border-radius: 2px; font-size: 0.75rem; border: 1px solid transparent; }
.stones .evidenced, .stones .expiring { background: var(--stone); }
.stones .expired, .stones .none { background: var(--card); border: 1px dashed var(--edge); }
.stones b { display: block; font-weight: 600; font-size: 0.8125rem; }
.stones span { display: block; }
form { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; margin-top: 0.75rem; }
form[hidden] { display: none; }
label { display: grid; gap: 0.125rem; color: var(--mute); font-size: 0.75rem; }
input, select, button { min-height: 2rem; padding: 0 0.625rem; font: inherit; font-size: 0.8125rem; color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-radius: 6px; }
input { width: 18rem; max-width: 100%; }
output { padding-bottom: 0.375rem; color: var(--mute); font-size: 0.8125rem; }
footer { padding: 1.5rem; color: var(--mute); font-size: 0.75rem; }
@media screen and (max-width: 60rem) {
  header, main, footer, nav { padding-left: 1rem; padding-right: 1rem; }
  .opening { font-size: 1.75rem; }
  .figures { grid-template-columns: repeat(2, 1fr); gap: 1rem; }
  .stones { grid-template-columns: 1fr; gap: 0.375rem; }
  .stones li { padding: 0.5rem 0.75rem; }
  nav { position: static; }
  details { padding: 0.75rem 0.875rem 1rem; scroll-margin-top: 1rem; }
  .wide { min-width: 52rem; }
  .house tbody, .house thead td, .house caption { display: none; }
  .house table, .house thead, .house tr { display: block; }
  .house thead th { display: grid; grid-template-columns: 1fr auto; gap: 0 0.75rem; padding: 0.5rem 0.75rem; margin-bottom: -1px; border-width: 1px; }
  .house thead .name { min-height: 0; }
  .house .share { margin: 0; font-size: 1rem; line-height: 1.25rem; text-align: right; }
  .house .range { text-align: right; grid-column: 2; }
  .house .status { margin: 0; grid-column: 1; grid-row: 2; }
  .house .bar { grid-column: 1 / -1; }
}
@media print {
  :root { color-scheme: light; }
  html, body { background: #fff; }
  * { print-color-adjust: exact; }
  body { font-size: 8.5pt; line-height: 1.35; overflow: visible; }
  nav, form { display: none !important; }
  header, main, footer { padding: 0; max-width: none; }
  details { padding: 0; border: 0; margin-top: 1.25rem; background: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; }
  summary::-webkit-details-marker { display: none; }
  h2, h3, caption { break-after: avoid; }
  tr, pre, .stones, .figures, .house { break-inside: avoid; }
  thead { display: table-header-group; }
  tr[hidden] { display: table-row !important; }
  .scroll { overflow: visible; }
  .wide { min-width: 0; }
  table { font-size: 7.5pt; line-height: 1.3; }
  th, td { padding: 2pt 3pt; overflow-wrap: break-word; }
  .house thead th { padding: 4pt 5pt; }
  thead th, caption, .facts, .caveats { font-size: 7.5pt; }
  .bar { min-width: 2.5rem; }
  .opening { font-size: 20pt; }
  .figures { grid-template-columns: repeat(4, 1fr); }
  .figures b { font-size: 20pt; line-height: 1.1; }
  .code, .note { font-size: 6pt; }
  .house table { border-spacing: 4px 0; }
  .house thead td { width: 7rem; }
  .house tbody th { font-size: 7pt; }
  .stones li { padding: 4pt 5pt; font-size: 7pt; }
  .stones b { font-size: 7.5pt; }
  .house .share { font-size: 14pt; line-height: 1.2; }
  .house thead .name { font-size: 7pt; letter-spacing: -0.01em; }
  .window .fails { display: none; }
  .stones { grid-template-columns: repeat(5, 1fr); }
  #controls { break-before: page; }
}
`;

/**
 * The one style of the file, with the project's face in it.
 *
 * @param foot on every sheet when it is printed; a style sheet alone can say something there
 */
export function htmlStyle(font: string, foot: string): string {
  return `@font-face { font-family: Geist; font-weight: 100 900; src: url(data:font/woff2;base64,${font}) format("woff2"); }
@page { size: A4; margin: 14mm 12mm 16mm; @bottom-left { content: ${cssString(foot)}; width: 85%; font: 7pt sans-serif; } @bottom-right { content: counter(page) " of " counter(pages); width: 15%; font: 7pt sans-serif; } }${rules}`;
}

/** A string of CSS: all but plain letters, figures and spaces is escaped, so that nothing can end it. */
function cssString(text: string): string {
  const inside = text.replaceAll(
    /[^\w ,.:()-]/gu,
    (letter) => `\\${(letter.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${inside}"`;
}

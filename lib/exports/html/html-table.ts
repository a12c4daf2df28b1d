import { controlStatuses, severities } from "../../posture/vocabulary.ts";
import type { Cell, Column, Row, Table } from "../report/posture-report.ts";
import { controlStatusWords } from "../words.ts";
import { escapeHtml } from "./escape-html.ts";
import { barHtml, markHtml } from "./html-marks.ts";

/** More columns than this do not fit a phone: they are scrolled there. */
const narrow = 3;

/** A table, whole: what paper cuts, a file holds. Keys are of the anchor, and unique in the file. */
export function tableHtml(table: Table, key: string): string {
  const { caption, columns, rows } = table;
  const wide = columns.length > narrow ? ` class="wide"` : "";
  const head = columns.map((column) => headHtml(column)).join("");
  const body = rows.map((row) => rowHtml(row, columns)).join("\n");
  const shown = escapeHtml(caption);
  return `${table.filtered ? filterForm(key) : ""}<div class="scroll" role="region" tabindex="0" aria-label="${shown}"><table id="${key}"${wide}><caption>${shown}</caption><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>`;
}

function headHtml({ title, align }: Column): string {
  return `<th scope="col"${align === "end" ? ` class="end"` : ""}>${escapeHtml(title)}</th>`;
}

function rowHtml({ cells, status, severity }: Row, columns: readonly Column[]): string {
  const header = cells.findIndex(({ kind }) => kind === "text" || kind === "code");
  const data = `${status === undefined ? "" : ` data-status="${status}"`}${severity === undefined ? "" : ` data-severity="${severity}"`}`;
  const inner = cells
    .map((cell, index) => {
      const kind = index === header ? `th scope="row"` : "td";
      const classes = classesOf(cell, columns[index]);
      const named = classes === "" ? "" : ` class="${classes}"`;
      return `<${kind}${named}>${cellHtml(cell)}</${index === header ? "th" : "td"}>`;
    })
    .join("");
  return `<tr${data}>${inner}</tr>`;
}

function classesOf(cell: Cell, column: Column | undefined): string {
  const names = [
    ...(column?.align === "end" || cell.kind === "number" ? ["end"] : []),
    ...(cell.kind === "number" && cell.value === 0 ? ["nought"] : []),
    ...(cell.kind === "code" ? ["code"] : []),
    ...(cell.kind === "reading" && cell.unseen ? ["hatched"] : []),
  ];
  return names.join(" ");
}

function cellHtml(cell: Cell): string {
  switch (cell.kind) {
    case "text":
      return `${escapeHtml(cell.text)}${noteHtml(cell.note)}`;
    case "code":
      return escapeHtml(cell.text);
    case "number":
      return String(cell.value);
    case "mark": {
      const severity = cell.mark.channel === "severity" ? ` severity ${cell.mark.severity}` : "";
      return `<span class="marked${severity}">${markHtml(cell.mark)}${escapeHtml(cell.text)}</span>${noteHtml(cell.note)}`;
    }
    case "bar":
      return barHtml(cell.bar);
    case "reading":
      return cell.unseen
        ? `<span class="reading">${escapeHtml(cell.text)}</span>`
        : escapeHtml(cell.text);
    default:
      return cell satisfies never;
  }
}

function noteHtml(note: string | undefined): string {
  return note === undefined
    ? ""
    : `<span class="note${/\s/.test(note) ? "" : " name"}">${escapeHtml(note)}</span>`;
}

/** Shown by the script, which alone can answer it. */
function filterForm(key: string): string {
  const statuses = controlStatuses.map((status) => option(status, controlStatusWords[status]));
  const levels = severities.map((severity) => option(severity, severity));
  return `<form data-for="${key}" hidden><label>Text<input type="search" name="text" autocomplete="off"></label><label>Status<select name="status"><option value="">any</option>${statuses.join("")}</select></label><label>Severity<select name="severity"><option value="">any</option>${levels.join("")}</select></label><button type="reset">Show all</button><output></output></form>`;
}

function option(value: string, words: string): string {
  return `<option value="${value}">${words}</option>`;
}

import type { AuditWindow } from "../../../lib/posture/audit-window.ts";
import { isPlainDate } from "../../../lib/posture/plain-date.ts";
import type { WindowQuery } from "../../_links/hrefs.ts";
import { type SearchParams, textOf } from "../../_links/search-params.ts";

/** What an address says of the time an auditor looks at. */
export type AskedWindow =
  | { readonly kind: "none" }
  | { readonly kind: "window"; readonly window: AuditWindow }
  /** It says something that is no window; `from` and `to` as they were given. */
  | {
      readonly kind: "wrong";
      readonly problem: string;
      readonly from: string;
      readonly to: string;
    };

/** Reads `from` and `to`: both, or none. */
export function readWindow(parameters: SearchParams): AskedWindow {
  const from = textOf(parameters, "from") ?? "";
  const to = textOf(parameters, "to") ?? "";
  if (from === "" && to === "") return { kind: "none" };
  const problem = problemOf(from, to);
  return problem === null
    ? { kind: "window", window: { from, to } }
    : { kind: "wrong", problem, from, to };
}

function problemOf(from: string, to: string): string | null {
  if (from === "" || to === "")
    return "An audit window needs its first day and its last day: only one was given.";
  const wrong = [from, to].find((text) => !isPlainDate(text));
  if (wrong !== undefined)
    return `“${wrong.slice(0, 40)}” is no day of the calendar: write it as 2026-12-31.`;
  return from > to ? `The window ends on ${to}, before it begins on ${from}.` : null;
}

/** The same window for the address of another page; empty where there is none. */
export function windowQuery(asked: AskedWindow): WindowQuery {
  return asked.kind === "window" ? { from: asked.window.from, to: asked.window.to } : {};
}

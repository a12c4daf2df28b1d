/** OSCAL's small parts: properties, lines of text. */
import type { CoverageSummary } from "../../posture/posture.ts";
import { escapeMarkdown } from "../escape-markdown.ts";
import { visibleText } from "../visible-text.ts";

/** Names that are Demarc's own, not OSCAL's. */
const demarcNames = "urn:demarc:oscal";

/** A named value of OSCAL’s. */
export interface Prop {
  readonly name: string;
  readonly ns?: string;
  readonly value: string;
  readonly remarks?: string;
}

/** A property of Demarc's; a value that is empty says so, for OSCAL knows no empty one. */
export function prop(name: string, value: string | number): Prop {
  return { name, ns: demarcNames, value: visibleText(String(value)) || "(empty)" };
}

/** Text that may come from the account, as one line of OSCAL's Markdown. */
export function line(text: string, length = 400): string {
  return escapeMarkdown(text, length) || "(empty)";
}

/** A list with members, or none at all: OSCAL allows no empty lists. */
export function listed<Name extends string, Row>(
  name: Name,
  rows: readonly Row[],
): { readonly [Key in Name]?: readonly Row[] } {
  // A computed name is typed as any text; it is the one that was given.
  return (rows.length === 0 ? {} : { [name]: rows }) as { readonly [Key in Name]?: readonly Row[] };
}

/** `1 resource`, `3 resources`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}

/** `20 readings were whole of 35`: a reading is one source in one region. */
export function readingsWhole({ read, total }: CoverageSummary): string {
  return `${count(read, "reading was", "readings were")} whole of ${total}`;
}

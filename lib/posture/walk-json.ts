/** Ways through JSON of which nothing is promised: what is not there is undefined or null, never an error. */

/** Follows a path; a name is tried as written and with a small first letter. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (typeof step === "number") return Array.isArray(inner) ? inner[step] : undefined;
    if (!isRecord(inner)) return undefined;
    return inner[step] ?? inner[`${step[0]?.toLowerCase()}${step.slice(1)}`];
  }, value);
}

/** A list's members; none when it is no list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text that says something, a number or a yes or no as text; else null. */
export function text(value: unknown): string | null {
  if (typeof value === "string" && value !== "") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

/** Parts that are known, with commas between; null when none is. */
export function joined(parts: readonly (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(", ");
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Null when the text is no JSON. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

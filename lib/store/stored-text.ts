/**
 * Text as every database takes it: SQLite keeps U+0000 where PostgreSQL refuses it, and neither can
 * keep half of a surrogate pair. Text from the account may hold both.
 */
export function storable(text: string): string {
  const whole = text.toWellFormed();
  return whole.includes("\0") ? whole.replaceAll("\0", "") : whole;
}

export function storableOrNull(text: string | null): string | null {
  return text === null ? null : storable(text);
}

/**
 * Text folded for searching, done here and not in SQL: databases disagree on case outside ASCII.
 * Used for the stored column and for what is looked for.
 */
export function folded(text: string): string {
  return storable(text).toLowerCase();
}

/** A LIKE pattern that finds `text` anywhere; to be used with `escape '\'`. */
export function containsPattern(text: string): string {
  return `%${folded(text).replaceAll(/[\\%_]/g, (wildcard) => `\\${wildcard}`)}%`;
}

/** JSON with every text storable and the members of every object in order: equal values are equal texts. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member === "string") return storable(member);
    if (!isRecord(member)) return member;
    const inOrder = Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(inOrder.map(([name, inner]) => [storable(name), inner]));
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

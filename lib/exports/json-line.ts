/**
 * Characters that JSON may hold as they are, and that a reader of lines or a terminal takes for something
 * else: other line ends, controls, marks that turn text around, what cannot be seen.
 */
const unseen =
  /[\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\uDB40[\uDC00-\uDC7F]/g;

/** A value as one line of JSON, nothing in it hidden: what cannot be seen is written by its number. */
export function jsonLine(value: object): string {
  return `${visibleJson(JSON.stringify(value))}\n`;
}

/** JSON text that says the same with nothing in it hidden. */
export function visibleJson(json: string): string {
  return json.replaceAll(unseen, (found) => {
    let escaped = "";
    for (let at = 0; at < found.length; at += 1)
      escaped += `\\u${found.charCodeAt(at).toString(16).padStart(4, "0")}`;
    return escaped;
  });
}

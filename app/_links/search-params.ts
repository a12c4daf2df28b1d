/** What a page is given of its address: each name once, several times, or not at all. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A parameter's text, trimmed; undefined when it is missing, blank or given twice. */
export function textOf(parameters: SearchParams, name: string): string | undefined {
  const value = parameters[name];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** A parameter that must be one of a list's words; undefined for any other. */
export function wordOf<Word extends string>(
  parameters: SearchParams,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const text = textOf(parameters, name);
  return words.find((word) => word === text);
}

/** A parameter that may be given several times: its texts, trimmed and each once; undefined when it says nothing. */
export function textsOf(parameters: SearchParams, name: string): readonly string[] | undefined {
  const texts = [parameters[name] ?? []].flat().map((text) => text.trim());
  const given = [...new Set(texts)].filter((text) => text !== "");
  return given.length === 0 ? undefined : given;
}

/** The same of a list's words; undefined when one of them is none: a list would be narrower than asked for. */
export function wordsOf<Word extends string>(
  parameters: SearchParams,
  name: string,
  words: readonly Word[],
): readonly Word[] | undefined {
  const texts = textsOf(parameters, name);
  const known = words.filter((word) => texts?.includes(word));
  return known.length > 0 && known.length === texts?.length ? known : undefined;
}

/** The page of a list that is asked for, from 1. */
export function pageNumberOf(parameters: SearchParams): number {
  const page = Number(textOf(parameters, "page") ?? 1);
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}

/** Parameters that were given and could not be used, so that a page can say that it did not. */
export function unusedOf(
  parameters: SearchParams,
  used: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.keys(used).filter(
    (name) => used[name] === undefined && textsOf(parameters, name) !== undefined,
  );
}

/** Whether a form sent fields that say nothing: the address is then worth shortening. */
export function hasBlanks(parameters: SearchParams): boolean {
  return Object.values(parameters).some((value) => [value].flat().includes(""));
}

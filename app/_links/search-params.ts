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

/** Parameters that were given and could not be used, so that a page can say that it did not. */
export function unusedOf(
  parameters: SearchParams,
  used: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.keys(used).filter(
    (name) => used[name] === undefined && textOf(parameters, name) !== undefined,
  );
}

/** Whether a form sent fields that say nothing: the address is then worth shortening. */
export function hasBlanks(parameters: SearchParams): boolean {
  return Object.values(parameters).some((value) => value === "");
}

/** Numbers as the pages write them: `1,234` is 1234. The first one in the text; throws when there is none. */
export function firstNumber(text: string): number {
  const found = /\d[\d,]*/.exec(text);
  if (found === null) throw new Error(`no number in “${text}”`);
  return Number(found[0].replaceAll(",", ""));
}

/** Writes the little XML that STS and EC2 answer with. */

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** One element around its text. */
export const textElement = (name: string, text: string): string =>
  `<${name}>${escapeXml(text)}</${name}>`;

/** One element around others. */
export const element = (name: string, ...inside: readonly string[]): string =>
  `<${name}>${inside.join("")}</${name}>`;

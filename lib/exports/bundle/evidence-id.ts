import { createHash } from "node:crypto";

/**
 * The number of a piece of evidence: the same in every bundle of an account, so that what an auditor cites
 * can be found again in the next one.
 */
export function evidenceIdOf(account: string, ...parts: readonly string[]): string {
  return `E-${digestOf([account, ...parts].join("\n"))
    .slice(0, 12)
    .toUpperCase()}`;
}

/**
 * A name for a file or a folder that every file system takes. Where something had to be left out, or two
 * names would differ by case alone, a few characters of the text's digest tell it from others.
 */
export function safeName(text: string): string {
  const plain = text.replaceAll(/[^A-Za-z0-9_-]+/g, "-").slice(0, 80);
  return plain === text ? plain : `${plain}.${digestOf(text).slice(0, 8)}`;
}

/** SHA-256 in hexadecimal. */
export function digestOf(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Junction: what a person's browser carries from a report's terms to their acceptance, sealed. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { z } from "zod";

/** Terms that somebody opened and has not accepted yet. */
export interface OpenedTerms {
  /** Of the request in the journal. */
  readonly requestId: string;
  readonly accountId: string;
  readonly reportId: string;
  readonly version: number;
  readonly name: string;
  readonly who: string;
  readonly openedAt: string;
  /** AWS's, that its terms were asked for. */
  readonly token: string;
}

const openedTerms = z.object({
  requestId: z.string(),
  accountId: z.string(),
  reportId: z.string(),
  version: z.number(),
  name: z.string(),
  who: z.string(),
  openedAt: z.string(),
  token: z.string(),
}) satisfies z.ZodType<OpenedTerms>;

/** AWS does not say how long its token holds. A person who comes back later reads the terms anew. */
export const termsLastMinutes = 60;

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/**
 * One key for the process, gone with it: what was sealed before a restart is worth nothing after. On
 * `globalThis`, because the bundler gives the pages and the actions a copy of this module each.
 */
const holder: typeof globalThis & { demarcSealKey?: Buffer } = globalThis;

function key(): Buffer {
  holder.demarcSealKey ??= randomBytes(32);
  return holder.demarcSealKey;
}

/** Text that only this process can read, and nobody can alter. */
export function sealTerms(terms: OpenedTerms): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key(), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(terms), "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** What was sealed; null for what was altered, is another process's, or is older than an hour. */
export function unsealTerms(text: string, now = Date.now()): OpenedTerms | null {
  const terms = decrypt(Buffer.from(text, "base64url"));
  if (terms === null) return null;
  const minutes = (now - Date.parse(terms.openedAt)) / 60_000;
  return minutes <= termsLastMinutes ? terms : null;
}

function decrypt(bytes: Buffer): OpenedTerms | null {
  try {
    const decipher = createDecipheriv(algorithm, key(), bytes.subarray(0, nonceBytes));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const rest = bytes.subarray(nonceBytes + tagBytes);
    const json = Buffer.concat([decipher.update(rest), decipher.final()]).toString("utf8");
    return openedTerms.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

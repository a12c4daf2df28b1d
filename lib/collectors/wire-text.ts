/** Text as AWS gives it, made safe to keep: what a database or an encoder would choke on is taken out. */
import { z } from "zod";

/** Takes out U+0000, which databases cut text at, and mends half surrogate pairs, which UTF-8 cannot carry. */
export function cleanText(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}

/** `X-Amz-Security-Token:…`, `Signature=…`, `Bearer …`. */
const namedSecret =
  /\b(x-amz-[\w-]+|(?:security|session)-?token|secret[\w-]*|signature|credential|password|bearer(?= ))["']?(?:\s*[=:]\s*|\s)["']?(?=[\w+/=%.-]*[\d=/+%])[^\s"',;&]+/gi;
/** A key's id, and what is as long and as mixed as a key or a token. */
const bareSecret =
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}|(?=[a-zA-Z/+]*\d)(?=[a-z\d/+]*[A-Z])(?=[A-Z\d/+]*[a-z])[A-Za-z0-9/+]{40,}={0,2}/g;

/** Longer than any words that are kept, and short enough to be searched. */
const longestSearched = 4_000;

/** Masks what looks like a credential: somebody's answer may repeat what it was asked with. Cuts long text. */
export function withoutSecrets(text: string): string {
  return text
    .slice(0, longestSearched)
    .replaceAll(namedSecret, "$1=***")
    .replaceAll(bareSecret, "***");
}

/** Required text, cleaned. */
export const awsText = z.string().transform(cleanText);

/** Optional text, cleaned; null when missing. */
export const optionalText = awsText.nullish().transform((text) => text ?? null);

/** A time as the SDK gives it, as our instant. */
const sdkInstant = z.date().transform((date) => date.toISOString());

/** Optional time as the SDK gives it; null when missing. */
export const optionalInstant = sdkInstant.nullish().transform((at) => at ?? null);

/** A time that AWS writes as text, as our instant. */
export const writtenInstant = z.string().transform((text, context) => {
  const date = new Date(text);
  if (!Number.isNaN(date.getTime())) return date.toISOString();
  context.addIssue({ code: "custom", message: "expected an ISO 8601 instant" });
  return z.NEVER;
});

/** The same, optional; null when missing. */
export const optionalWrittenInstant = writtenInstant.nullish().transform((at) => at ?? null);

/** A page's token; AWS ends a listing with none or with an empty one. */
export const pageToken = z
  .string()
  .nullish()
  .transform((token) => (token ? token : null));

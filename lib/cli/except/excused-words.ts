import { shortText } from "../../exports/visible-text.ts";
import type { Exception } from "../../posture/exceptions.ts";

/** Longer names would push everything after them off a terminal. */
const nameLength = 60;

/** What of its control an exception excuses. */
export function excusedResources({ resource, pattern }: Exception): string {
  if (resource !== null) return shortText(resource, nameLength);
  return pattern === null ? "every resource" : `like ${shortText(pattern, nameLength)}`;
}

/** What an exception is about, in one clause. */
export function excusedWords(exception: Exception): string {
  const control = shortText(exception.control, nameLength);
  return `${control}, ${excusedResources(exception)}, until ${exception.expiresOn}`;
}

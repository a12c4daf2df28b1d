/** Junction: the least that Demarc must be allowed. */
import { iamPolicy } from "./collectors/iam-policy.ts";

/** The IAM policy that allows exactly the calls Demarc can make, as JSON text with a final newline. */
export function readPolicy(): string {
  return `${JSON.stringify(iamPolicy(), null, 2)}\n`;
}

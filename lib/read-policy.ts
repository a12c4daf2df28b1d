/** Junction: the least that Demarc must be allowed. */
import { iamPolicy, type OptionalAllowances } from "./collectors/iam-policy.ts";
import { readSettings } from "./settings.ts";

/**
 * The IAM policy that allows exactly the calls Demarc can make, as JSON text with a final newline.
 *
 * @param optional what is allowed beyond the usual
 */
export function readPolicy(optional: OptionalAllowances): string {
  return `${JSON.stringify(iamPolicy(optional), null, 2)}\n`;
}

/** The same for the settings Demarc was started with. */
export function readPolicyOfSettings(): string {
  return readPolicy(readSettings());
}

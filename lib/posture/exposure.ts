/** How far a failing control lets anyone reach, the widest first. */
export const exposures = ["outside", "account", "inside"] as const;
export type Exposure = (typeof exposures)[number];

/** Managed rules that ask whether something can be reached, or taken, by people outside the account. */
const outside =
  /PUBLIC|UNRESTRICTED|RESTRICTED_INCOMING|INCOMING_SSH|AUTHORIZED_PORTS|_IGW$|DIRECT_INTERNET|INTERNET_GATEWAY/;

/** Managed rules about the root user: whoever holds it holds everything. */
const account = /^IAM_ROOT_|^ROOT_ACCOUNT_/;

/**
 * What AWS's own name of a rule says of reach. A rule that AWS did not name says nothing, and counts as
 * inside: exposure only orders what fails, it excuses nothing.
 */
export function exposureOf({ identifier }: { readonly identifier: string | null }): Exposure {
  if (identifier === null) return "inside";
  if (outside.test(identifier)) return "outside";
  return account.test(identifier) ? "account" : "inside";
}

/**
 * Account numbers AWS's documentation uses as examples. AWS never gives them to a customer, so
 * whatever answers under one of them is a sandbox. Reading this off the data instead of a setting
 * means that nobody can forget to label a sample, or label a real account as one.
 */
const documentationAccounts: ReadonlySet<string> = new Set([
  "111122223333",
  "123456789012",
  "444455556666",
  "777788889999",
]);

/** Whether this is the sandbox account, whose posture must be labelled as a sample everywhere. */
export function isSampleAccount(accountId: string): boolean {
  return documentationAccounts.has(accountId);
}

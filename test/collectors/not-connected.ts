import type { connectAccount, NotConnected } from "../../lib/collectors/connect-account.ts";

/** The answer of an account that could not be reached; fails the test when it could. */
export async function notConnected(
  answer: ReturnType<typeof connectAccount>,
): Promise<NotConnected> {
  const result = await answer;
  if (result.kind === "connected") throw new Error("it connected");
  return result;
}

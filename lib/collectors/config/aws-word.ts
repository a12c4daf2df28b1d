/** What AWS calls a refusal that is no failure of the reading: something is gone, or a page's token is. */
import { ReadFailedError } from "../read-failure.ts";

const goneBy: Readonly<Record<string, "rule" | "pack">> = {
  NoSuchConfigRuleException: "rule",
  NoSuchConformancePackException: "pack",
};

/** What AWS says was deleted since it was listed, where that is why it refused. */
export function goneIn(error: unknown): "rule" | "pack" | null {
  return goneBy[nameOf(error)] ?? null;
}

/** Whether a pack was asked about a rule that it does not hold. The rule itself may well be there. */
export function saysNotInPack(error: unknown): boolean {
  return nameOf(error) === "NoSuchConfigRuleInConformancePackException";
}

/** Whether AWS no longer takes the token that it gave with the page before. */
export function saysTokenExpired(error: unknown): boolean {
  return nameOf(error) === "InvalidNextTokenException";
}

/** AWS's name of the error behind a failed read; empty when there is none. */
function nameOf(error: unknown): string {
  return error instanceof ReadFailedError && error.cause instanceof Error ? error.cause.name : "";
}

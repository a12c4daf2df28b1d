import { ownCommand } from "../posture/own-command.ts";

/** Why there is nothing to show, and the next step. */
export function noSnapshotWords(
  { asOf, account }: { readonly asOf?: string; readonly account?: string },
  /** What is to be left out for the newest: `--as-of` in a terminal, `as-of` in an address. */
  asOfOption: string,
): string {
  const whose = account === undefined ? "" : ` of account ${account}`;
  return asOf === undefined
    ? `There is no snapshot${whose} yet. Make one: ${ownCommand("collect")}`
    : `There is no snapshot${whose} from ${asOf} or earlier. Leave ${asOfOption} out for the newest.`;
}

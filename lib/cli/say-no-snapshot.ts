import type { PostureOptions } from "./posture-options.ts";
import { say } from "./print.ts";

/** Says why there is nothing to show, and the next step. */
export function sayNoSnapshot({ asOf, account }: PostureOptions): void {
  const whose = account === undefined ? "" : ` of account ${account}`;
  say(
    asOf === undefined
      ? `There is no snapshot${whose} yet. Make one: demarc collect`
      : `There is no snapshot${whose} from ${asOf} or earlier. Leave --as-of out for the newest.`,
  );
}

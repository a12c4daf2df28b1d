/** What to do about what could not be read, a line for each kind of trouble. */

import { ownCommand } from "../posture/own-command.ts";
import type { Coverage } from "../posture/snapshot.ts";

const denial = /^([\w-]+:\w+): (?:AccessDenied(?:Exception)?|UnauthorizedOperation)\b/;
const throttle = /^[\w-]+:\w+: (?:\w*Throttl\w*|TooManyRequests\w*|RequestLimitExceeded)\b/;
const byOrganisation = /service control policy/i;

/** @param failed rows of which a part at least was not read */
export function unreadSteps(failed: readonly Coverage[]): readonly string[] {
  const failures = failed.flatMap(failuresIn);
  const denied = failures.filter((words) => denial.test(words));
  const actions = actionsOf(denied.filter((words) => !byOrganisation.test(words)));
  const withheld = actionsOf(denied.filter((words) => byOrganisation.test(words)));
  const others = failures.filter((words) => !denial.test(words) && !throttle.test(words));
  const steps: string[] = [];
  if (actions !== "")
    steps.push(
      `allow ${actions}; \`${ownCommand("policy")}\` prints all that Demarc asks to be allowed.`,
    );
  if (withheld !== "")
    steps.push(
      `an organisation's policy denies ${withheld}: ask its administrators, or name in DEMARC_REGIONS the regions it leaves open.`,
    );
  if (failures.some((words) => throttle.test(words)))
    steps.push("collect when the account's other tools are quiet, or lower DEMARC_RATES.");
  if (others.length > 0)
    steps.push("docs/reading-failures.md has what helps, the dashboard's coverage page as well.");
  return steps.map((step) => `Next: ${step}`);
}

/** Each failed part's own words. What a source that is not set up lacks is no failure. */
export function failuresIn({ state, detail }: Pick<Coverage, "state" | "detail">): string[] {
  if (detail === "") return [];
  const parts = detail.split(/; (?=[\w-]+:\w+: )/);
  return state === "not_set_up" ? parts.slice(1) : parts;
}

/** The actions of denials, each once, in order of name. */
function actionsOf(failures: readonly string[]): string {
  const actions = failures.flatMap((words) => denial.exec(words)?.[1] ?? []);
  return [...new Set(actions)].sort().join(", ");
}

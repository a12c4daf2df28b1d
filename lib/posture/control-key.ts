import type { Rule } from "./snapshot.ts";

const packSuffix = /-conformance-pack-[a-z0-9]{9}$/;

/** The identifier that every manual check of every pack shares: only its rule's name tells what it asks. */
const processCheck = "AWS_CONFIG_PROCESS_CHECK";

/**
 * What makes two deployed rules the same check: the managed identifier with its parameters, or a
 * custom rule's name. A pack gives each of its rules a suffix of its own in every region; the check
 * is the same without it.
 *
 * @returns `IDENTIFIER`, `IDENTIFIER~name=value&…` with names in order, `custom:rule-name`, or
 *   `AWS_CONFIG_PROCESS_CHECK:rule-name`
 */
export function controlKeyOf(rule: Pick<Rule, "identifier" | "name" | "parameters">): string {
  const name = rule.name.replace(packSuffix, "");
  if (rule.identifier === null) return `custom:${name}`;
  if (rule.identifier === processCheck) return `${processCheck}:${name}`;
  const parameters = Object.entries(rule.parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  return parameters.length === 0 ? rule.identifier : `${rule.identifier}~${parameters.join("&")}`;
}

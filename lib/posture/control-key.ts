import type { Rule } from "./snapshot.ts";

const packSuffix = /-conformance-pack-[a-z0-9]{9}$/;

/**
 * What makes two deployed rules the same check: the managed identifier with its parameters, or a
 * custom rule's name. A pack gives each of its rules a suffix of its own in every region; the check
 * is the same without it.
 *
 * @returns `IDENTIFIER`, `IDENTIFIER~name=value&…` with names in order, or `custom:rule-name`
 */
export function controlKeyOf(rule: Pick<Rule, "identifier" | "name" | "parameters">): string {
  if (rule.identifier === null) return `custom:${rule.name.replace(packSuffix, "")}`;
  const parameters = Object.entries(rule.parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  return parameters.length === 0 ? rule.identifier : `${rule.identifier}~${parameters.join("&")}`;
}

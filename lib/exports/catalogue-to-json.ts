/**
 * The catalogue as JSON, described by `catalogue-schema.json` beside this file: lists of entries, or one
 * entry for a rule that was asked about. It grows by new members; none ever changes its meaning.
 */
import { findingTypeEntry, ruleEntry, standardEntry } from "./catalogue-rows.ts";
import type { ListedCatalogue } from "./listed-catalogue.ts";
import { byId } from "./order-rows.ts";

/** The same catalogue gives the same bytes each time: fixed members, lists in the order of their ids. */
export function catalogueToJson(listed: ListedCatalogue): string {
  return `${JSON.stringify(entriesOf(listed), null, 2)}\n`;
}

function entriesOf(listed: ListedCatalogue): unknown {
  switch (listed.kind) {
    case "rules":
      return byId(listed.rules, ({ identifier }) => [identifier ?? ""]).map(ruleEntry);
    case "findings":
      return byId(listed.findingTypes, ({ type }) => [type]).map(findingTypeEntry);
    case "standards":
      return byId(listed.standards, ({ standard }) => [standard.id]).map(standardEntry);
    case "rule":
      return { name: listed.name, ...ruleEntry(listed.rule) };
    default:
      return listed satisfies never;
  }
}

import type { Catalogue, FindingTypeMapping, RuleMapping } from "../posture/control.ts";
import { catalogueFiles } from "./catalogue-files.ts";
import { type CatalogueEntries, parseCatalogue } from "./parse-catalogue.ts";
import { unknownFindingType } from "./unknown-finding-type.ts";
import { unknownRule } from "./unknown-rule.ts";

let loaded: Catalogue | null = null;

/**
 * The catalogue, checked once per process.
 *
 * @throws CatalogueError when one of its own files is wrong, naming file, entry and member
 */
export function loadCatalogue(): Catalogue {
  loaded ??= catalogueOf(parseCatalogue(catalogueFiles));
  return loaded;
}

function catalogueOf(entries: CatalogueEntries): Catalogue {
  const rules = new Map<string, RuleMapping>(
    entries.rules.map((rule) => [rule.identifier, { ...rule, classifiedBy: "catalogue" }]),
  );
  const findingTypes = new Map<string, FindingTypeMapping>(
    entries.findingTypes.map((entry) => [entry.type, { ...entry, classifiedBy: "catalogue" }]),
  );
  return {
    // By identifier alone: names are the customer's to choose, and one that resembles AWS's proves nothing.
    mapRule: (rule) => rules.get(rule.identifier ?? "") ?? unknownRule(rule),
    mapFindingType: (type) => findingTypes.get(type) ?? unknownFindingType(type),
    evidence: entries.evidence,
    findingPillars: new Set(entries.findingTypes.flatMap(({ pillars }) => pillars)),
    findingItems: new Set(
      entries.findingTypes.flatMap(({ responsibility }) => responsibility ?? []),
    ),
  };
}

import type { Catalogue, FindingTypeMapping, RuleMapping } from "../posture/control.ts";
import { byText, byTextOf } from "../posture/order.ts";
import type { RuleReference, Standard } from "../posture/standard.ts";
import { mappingSources } from "../posture/vocabulary.ts";
import { catalogueFiles } from "./catalogue-files.ts";
import { ruleClassifier } from "./classify-rule.ts";
import { type CatalogueEntries, parseCatalogue } from "./parse-catalogue.ts";
import { ruleMappings } from "./rule-mappings.ts";
import type { StandardEntry } from "./standard-schema.ts";
import { unknownFindingType } from "./unknown-finding-type.ts";

/** Not a rule of AWS's but the place of a question in a pack that a person answers: nothing is evaluated. */
const processCheck = "AWS_CONFIG_PROCESS_CHECK";

let loaded: Catalogue | null = null;

/**
 * The catalogue as Demarc ships it, checked once per process.
 *
 * @throws CatalogueError when one of its own files is wrong, naming file, entry and member
 */
export function loadCatalogue(): Catalogue {
  loaded ??= catalogueOf(parseCatalogue(catalogueFiles));
  return loaded;
}

function catalogueOf(entries: CatalogueEntries): Catalogue {
  const rules = new Map(ruleMappings(entries).map((rule) => [rule.identifier ?? "", rule]));
  const findingTypes = new Map<string, FindingTypeMapping>(
    entries.findingTypes.map((entry) => [entry.type, { ...entry, classifiedBy: "catalogue" }]),
  );
  const references = referencesOf([...rules.values()]);
  return {
    mapRule: ruleClassifier([...rules.values()]),
    mapFindingType: (type) => findingTypes.get(type) ?? unknownFindingType(type),
    rules: [...rules.values()].filter(({ identifier }) => identifier !== processCheck),
    findingTypes: [...findingTypes.values()].sort(byTextOf(({ type }) => type)),
    evidenceKinds: entries.evidence.kinds,
    evidence: entries.evidence.items,
    standards: entries.standards.map(standardOf),
    rulesFor: (reference) => references.get(reference) ?? [],
    notEvidenceFor: (reference) =>
      entries.notEvidence.filter(({ requirements }) => requirements.includes(reference)),
    offeredPacks: entries.packs,
    acceptableUse: entries.acceptableUse.items,
    penetrationTesting: entries.acceptableUse.penetrationTesting,
    findingPillars: new Set(entries.findingTypes.flatMap(({ pillars }) => pillars)),
    findingItems: new Set(
      entries.findingTypes.flatMap(({ responsibility }) => responsibility ?? []),
    ),
  };
}

/** Rules by the requirements they are evidence for, each list in text order. */
export function referencesOf(
  rules: readonly RuleMapping[],
): ReadonlyMap<string, readonly RuleReference[]> {
  const found = new Map<string, RuleReference[]>();
  for (const { identifier, controlsBy } of rules) {
    if (identifier === null) continue;
    for (const source of mappingSources) {
      for (const reference of controlsBy[source]) {
        const known = found.get(reference) ?? [];
        found.set(reference, known);
        known.push({ identifier, source });
      }
    }
  }
  for (const list of found.values()) list.sort((a, b) => byText(a.identifier, b.identifier));
  return found;
}

/** Out of the box a standard applies as far as it always does; the rest a mapping file must say. */
function standardOf({ requirements, scopes, ...standard }: StandardEntry): Standard {
  const { id, name, edition, publishedOn, publishedVerified, denominator, caveat, labels } =
    standard;
  return {
    id,
    name,
    edition,
    publishedOn,
    publishedVerified,
    denominator,
    caveat,
    labels,
    scopes: scopes.map((scope) => ({ id: scope.id, name: scope.name, applies: scope.always })),
    rows: requirements.map((row) =>
      row.assessable
        ? {
            id: row.id,
            parent: row.parent,
            title: row.title,
            assessable: true,
            scope: row.scope,
            label: row.label,
            split: row.responsibility,
            findings: row.findings,
            remark: row.note,
            note: row.note,
            components: null,
            lastReviewedOn: null,
          }
        : { id: row.id, parent: row.parent, title: row.title, assessable: false },
    ),
  };
}

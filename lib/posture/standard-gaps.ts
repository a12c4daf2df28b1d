import type { Catalogue, RuleMapping } from "./control.ts";
import { ruleSightOf } from "./coverage.ts";
import { byText, distinct } from "./order.ts";
import type { Posture } from "./posture.ts";
import { isGlobalType } from "./resource.ts";
import type { Recorder } from "./snapshot.ts";
import { type OfferedPack, referenceOf, type Standard } from "./standard.ts";

/** A managed rule that a standard asks for and some region lacks. */
export interface MissingRule {
  readonly identifier: string;
  /**
   * Regions with a recorder whose rules were read and that do not have it. A rule about what belongs to
   * no region (IAM, CloudFront, identities of the account) is missing nowhere once one region has it.
   */
  readonly regions: readonly string[];
  /** Whether no region has it, as far as rules were read. */
  readonly everywhere: boolean;
  /** Ids of the requirements it would be evidence for. */
  readonly requirements: readonly string[];
}

/** Resource types that deployed rules of a standard judge and a region's recorder leaves out. */
export interface RecorderGap {
  readonly region: string;
  readonly resourceTypes: readonly string[];
  /** Deployed rules that need them. */
  readonly rules: readonly string[];
}

/** A pack that AWS offers for a standard, against what is deployed. */
export interface PackGap {
  readonly pack: OfferedPack;
  /** Rules of it that no region has. */
  readonly missing: readonly string[];
}

/** What would have to be deployed or recorded to see more of a standard. */
export interface StandardGaps {
  /** Managed rules that are evidence for something in the standard. */
  readonly rulesOffered: number;
  /** Of those, how many some region has. */
  readonly rulesDeployed: number;
  readonly missingRules: readonly MissingRule[];
  readonly recorderGaps: readonly RecorderGap[];
  /** Regions whose rules could not be read: what is deployed there is not known. */
  readonly regionsNotRead: readonly string[];
  /** Those that would add most first. */
  readonly packs: readonly PackGap[];
}

/**
 * What an account leaves unseen of a standard: rules that are not deployed, types that are not recorded,
 * packs that would help. Read off what was collected; nothing is asked of AWS, and nothing deployed.
 */
export function findStandardGaps(
  posture: Pick<Posture, "rules" | "recorders" | "coverage">,
  catalogue: Catalogue,
  standard: Standard,
): StandardGaps {
  const requirementsOf = requirementsByRule(catalogue, standard);
  const offered = [...requirementsOf.keys()].sort(byText);
  const deployed = regionsByIdentifier(posture);
  const { notRead: regionsNotRead } = ruleSightOf(posture.coverage);
  const watched = distinct(posture.recorders.map(({ region }) => region)).filter(
    (region) => !regionsNotRead.includes(region),
  );
  const missingRules = offered.flatMap((identifier): MissingRule[] => {
    const regions = deployed.get(identifier) ?? new Set<string>();
    if (regions.size > 0 && belongsToNoRegion(mappingOf(identifier, catalogue))) return [];
    const lacking = watched.filter((region) => !regions.has(region));
    if (regions.size > 0 && lacking.length === 0) return [];
    return [
      {
        identifier,
        regions: lacking,
        everywhere: regions.size === 0,
        requirements: requirementsOf.get(identifier) ?? [],
      },
    ];
  });
  return {
    rulesOffered: offered.length,
    rulesDeployed: offered.filter((identifier) => deployed.has(identifier)).length,
    missingRules,
    recorderGaps: findRecorderGaps(posture, catalogue, requirementsOf),
    regionsNotRead,
    packs: catalogue.offeredPacks
      .filter((pack) => pack.standard === standard.id)
      .map((pack) => ({ pack, missing: pack.rules.filter((rule) => !deployed.has(rule)) }))
      .sort((a, b) => b.missing.length - a.missing.length || byText(a.pack.name, b.pack.name)),
  };
}

function requirementsByRule(
  catalogue: Catalogue,
  standard: Standard,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id } of standard.rows) {
    for (const { identifier } of catalogue.rulesFor(referenceOf(standard.id, id))) {
      const known = found.get(identifier) ?? [];
      found.set(identifier, known);
      known.push(id);
    }
  }
  return found;
}

function regionsByIdentifier({
  rules,
}: Pick<Posture, "rules">): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { identifier, region } of rules) {
    if (identifier === null) continue;
    found.set(identifier, (found.get(identifier) ?? new Set()).add(region));
  }
  return found;
}

function findRecorderGaps(
  { rules, recorders }: Pick<Posture, "rules" | "recorders">,
  catalogue: Catalogue,
  requirementsOf: ReadonlyMap<string, readonly string[]>,
): RecorderGap[] {
  return recorders.flatMap((recorder) => {
    const needed = rules.flatMap(({ identifier, region }) =>
      region === recorder.region && identifier !== null && requirementsOf.has(identifier)
        ? mappingOf(identifier, catalogue)
            .resourceTypes.filter((type) => !isRecorded(type, recorder, recorders))
            .map((type) => ({ type, identifier }))
        : [],
    );
    if (needed.length === 0) return [];
    return [
      {
        region: recorder.region,
        resourceTypes: distinct(needed.map(({ type }) => type)),
        rules: distinct(needed.map(({ identifier }) => identifier)),
      },
    ];
  });
}

function mappingOf(identifier: string, catalogue: Catalogue): RuleMapping {
  return catalogue.mapRule({ identifier, name: identifier, resourceTypes: [] });
}

/** Rules about identities that name no type look at the account's own settings. */
function belongsToNoRegion({ resourceTypes, responsibility }: RuleMapping): boolean {
  return resourceTypes.length === 0
    ? responsibility === "identity-access"
    : resourceTypes.every(isGlobalType);
}

/** IAM's types are recorded where a recorder includes the global ones: one region that does is enough. */
function isRecordedOnce(type: string): boolean {
  return type.startsWith("AWS::IAM::");
}

function isRecorded(type: string, recorder: Recorder, all: readonly Recorder[]): boolean {
  return isRecordedOnce(type) ? all.some((one) => records(one, type)) : records(recorder, type);
}

function records(recorder: Recorder, type: string): boolean {
  switch (recorder.records) {
    case "all":
      return recorder.includesGlobalTypes || !isRecordedOnce(type);
    case "only":
      return recorder.resourceTypes.includes(type);
    case "all_but":
      return !recorder.resourceTypes.includes(type);
    default:
      return recorder.records satisfies never;
  }
}

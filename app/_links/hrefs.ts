/** Where things live. Every link of every page is made here, so a list and its number share one address. */
import type { FloorId } from "../../lib/posture/house.ts";
import type {
  AcceptableUseId,
  AwsItemId,
  Classification,
  ControlStatus,
  CustomerItemId,
  EvidenceKind,
  FindingFamily,
  FindingStanding,
  MappingSource,
  Party,
  PillarId,
  RequirementStatus,
  RuleGroup,
  Severity,
} from "../../lib/posture/vocabulary.ts";

type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** A path with the members of a query that say something, in the order given; several values one after another. */
export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== "") parameters.append(name, String(each));
    }
  }
  const text = parameters.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** One value, or several of which one must hold. */
export type OneOf<Value> = Value | readonly Value[];

/** What a list of controls can be narrowed by. Members given must all hold. */
export interface ControlQuery {
  readonly pillar?: PillarId | undefined;
  /** `operations`: controls that are nobody's security item. */
  readonly responsibility?: FloorId | undefined;
  readonly focus?: string | undefined;
  readonly status?: ControlStatus | undefined;
  readonly severity?: OneOf<Severity> | undefined;
  readonly region?: OneOf<string> | undefined;
  /** A region in which they fail, be they deployed in others too. */
  readonly failing?: string | undefined;
  readonly pack?: OneOf<string> | undefined;
  readonly classified?: Classification | undefined;
  /** One of the groups of rules that are alike. */
  readonly about?: RuleGroup | undefined;
  readonly search?: string | undefined;
}

/** What a list of findings can be narrowed by. */
export interface FindingListQuery {
  readonly severity?: Severity | undefined;
  readonly type?: string | undefined;
  readonly region?: string | undefined;
  readonly pillar?: PillarId | undefined;
  readonly responsibility?: CustomerItemId | undefined;
  /** Left out: the active ones. */
  readonly state?: "archived" | "sample" | "all" | undefined;
  /** `actor`: GuardDuty calls our own resource the doer. */
  readonly role?: "actor" | "target" | undefined;
  /** Exactly this resource, by Config's id or GuardDuty's name. */
  readonly resource?: string | undefined;
  /** Within the day before the collection: `new` were made, `ongoing` were seen. */
  readonly activity?: "new" | "ongoing" | undefined;
  readonly search?: string | undefined;
}

export function controlsHref(query: ControlQuery = {}, more: Query = {}): string {
  return withQuery("/controls", { ...query, ...more });
}

export function controlHref(key: string, more: Query = {}): string {
  return withQuery(`/controls/${encodeURIComponent(key)}`, more);
}

export function pillarHref(id: PillarId): string {
  return `/pillars/${id}`;
}

export function responsibilityHref(id: FloorId | AwsItemId): string {
  return `/responsibilities/${id}`;
}

export function findingsHref(query: FindingListQuery = {}, more: Query = {}): string {
  return withQuery("/findings", { ...query, ...more });
}

export function findingHref(finding: { readonly region: string; readonly id: string }): string {
  return `/findings/${encodeURIComponent(finding.region)}/${encodeURIComponent(finding.id)}`;
}

export function resourceHref(resource: {
  readonly region: string;
  readonly resourceType: string;
  readonly resourceId: string;
}): string {
  return withQuery("/resources", {
    region: resource.region,
    type: resource.resourceType,
    id: resource.resourceId,
  });
}

export function packHref(pack: { readonly region: string; readonly name: string }): string {
  return `/packs/${encodeURIComponent(pack.region)}/${encodeURIComponent(pack.name)}`;
}

/** The row of the coverage page that says what to do about one source in one region. */
export function coverageHref(region: string, source: string): string {
  return `/coverage#${source}-${region}`;
}

/** What the requirements of a standard can be narrowed by. Members given must all hold. */
export interface RequirementQuery {
  readonly status?: RequirementStatus | undefined;
  readonly who?: Party | undefined;
  /** `in`, `out`, or the id of one of the standard's scopes. */
  readonly scope?: string | undefined;
  /** Identifier of a managed rule that speaks for them. */
  readonly rule?: string | undefined;
  readonly search?: string | undefined;
}

export function standardHref(
  standard: string,
  query: RequirementQuery = {},
  more: Query = {},
): string {
  return withQuery(`/standards/${encodeURIComponent(standard)}`, { ...query, ...more });
}

/** One chapter of a standard, open. */
export function standardSectionHref(
  standard: string,
  section: string,
  query: RequirementQuery = {},
): string {
  return `${standardHref(standard, query, { open: section })}#section-${encodeURIComponent(section)}`;
}

/** A heading of a standard: its chapter open, and the heading in sight. */
export function standardHeadingHref(standard: string, chapter: string, heading: string): string {
  return `${standardHref(standard, {}, { open: chapter })}#section-${encodeURIComponent(heading)}`;
}

export function requirementHref(standard: string, requirement: string): string {
  return `${standardHref(standard)}/${encodeURIComponent(requirement)}`;
}

/** The responsibility matrix of a standard, as a file. */
export function matrixFileHref(standard: string, as: "xlsx" | "csv"): string {
  return withQuery("/exports/matrix", { standard, as });
}

/** What is not seen of a standard. */
export function standardCoverageHref(standard: string): string {
  return `${standardHref(standard)}/coverage`;
}

/** What the catalogue's managed rules can be narrowed by. Members given must all hold. */
export interface RuleQuery {
  readonly search?: string | undefined;
  readonly pillar?: PillarId | undefined;
  /** `operations`: rules that are nobody's security item. */
  readonly responsibility?: FloorId | undefined;
  readonly severity?: Severity | undefined;
  /** Id of a standard that the rule is evidence for. */
  readonly standard?: string | undefined;
  /** Who says that it is evidence for anything, or for that standard. */
  readonly source?: MappingSource | undefined;
  readonly deployed?: "here" | "not" | undefined;
  readonly group?: RuleGroup | undefined;
}

/** What the catalogue's finding types can be narrowed by. */
export interface FindingTypeQuery {
  readonly search?: string | undefined;
  readonly family?: FindingFamily | undefined;
  /** What must be on, in the words of GuardDuty's detector. */
  readonly plan?: string | undefined;
  readonly standing?: FindingStanding | undefined;
  readonly use?: AcceptableUseId | undefined;
}

export function catalogueHref(query: RuleQuery = {}, more: Query = {}): string {
  return withQuery("/catalogue", { ...query, ...more });
}

export function ruleHref(identifier: string): string {
  return `/catalogue/${encodeURIComponent(identifier)}`;
}

export function findingTypesHref(query: FindingTypeQuery = {}, more: Query = {}): string {
  return withQuery("/catalogue/findings", { ...query, ...more });
}

/** How a rule that the catalogue does not know would be placed. */
export function classifyHref(rule: {
  readonly name?: string | undefined;
  readonly type?: string | undefined;
}): string {
  return withQuery("/catalogue/classify", rule);
}

/** How a failing control comes to its severity. */
export const severityRubricHref = "/catalogue/severity";

export function acceptableUseHref(id: AcceptableUseId): string {
  return `/acceptable-use#${id}`;
}

/** One kind of evidence in Artifact: what is there of it, and which requirements it evidences. */
export function evidenceKindHref(kind: EvidenceKind): string {
  return `/evidence/${kind}`;
}

/** The time an auditor looks at, as addresses carry it. */
export type WindowQuery = { readonly from?: string; readonly to?: string };

export function evidenceHref(window: WindowQuery = {}): string {
  return withQuery("/evidence", window);
}

/** One report in Artifact, in the version that is listed. */
export function reportHref(report: string, window: WindowQuery = {}): string {
  return withQuery(`/evidence/reports/${encodeURIComponent(report)}`, window);
}

/** What speaks for AWS's part of a standard. */
export function standardAwsHref(standard: string, window: WindowQuery = {}): string {
  return withQuery(`${standardHref(standard)}/aws`, window);
}

export const userControlsHref = "/evidence/user-controls";

/** The penetration tests that were declared. */
export const declaredTestsHref = "/acceptable-use#declared-tests";

/** Where things live. Every link of every page is made here, so a list and its number share one address. */
import type { FloorId } from "../../lib/posture/house.ts";
import type {
  AwsItemId,
  Classification,
  ControlStatus,
  CustomerItemId,
  PillarId,
  Severity,
} from "../../lib/posture/vocabulary.ts";

type Query = Readonly<Record<string, string | number | undefined>>;

/** A path with the members of a query that say something, in the order given. */
export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** What a list of controls can be narrowed by. Members given must all hold. */
export interface ControlQuery {
  readonly pillar?: PillarId | undefined;
  /** `operations`: controls that are nobody's security item. */
  readonly responsibility?: FloorId | undefined;
  readonly focus?: string | undefined;
  readonly status?: ControlStatus | undefined;
  readonly severity?: Severity | undefined;
  readonly region?: string | undefined;
  readonly pack?: string | undefined;
  readonly classified?: Classification | undefined;
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

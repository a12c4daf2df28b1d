/** Junction: the rows that a document takes straight from the store, narrowed as its posture is. */
import { failingControlsOf } from "./exports/failing-controls.ts";
import { openedCatalogue } from "./opened-catalogue.ts";
import { excusedByThese } from "./posture/exceptions.ts";
import { findingMatcher } from "./posture/narrow-snapshot.ts";
import type { Posture } from "./posture/posture.ts";
import type { PostureFilter } from "./posture/posture-filter.ts";
import type { Finding } from "./posture/snapshot.ts";
import type { ControlResource, Store } from "./store/open-store.ts";

/** Which rows of the store a posture was made from: its snapshot's, of its region where it has one. */
export function exportedRows(
  { snapshot }: Posture,
  filter: PostureFilter,
): { readonly snapshot: string; readonly region?: string } {
  return { snapshot: snapshot.id, ...regionOf(filter) };
}

/** The findings that the posture counts, one by one. */
export async function* wantedFindings(
  store: Store,
  posture: Posture,
  filter: PostureFilter,
): AsyncIterable<Finding> {
  const isWanted = findingMatcher(openedCatalogue().catalogue, filter);
  for await (const finding of store.streamFindings(exportedRows(posture, filter)))
    if (isWanted(finding)) yield finding;
}

/** Each resource that fails a control, and whether that is accepted. */
export function failingResources(
  store: Store,
  posture: Posture,
  filter: PostureFilter,
): AsyncIterable<ControlResource & { readonly excepted: boolean }> {
  const resources = store.streamFailingResources({
    accountId: posture.account.id,
    asOf: posture.snapshot.finishedAt,
    controls: failingControlsOf(posture),
    ...regionOf(filter),
  });
  return withExcepted(
    filter.pack === undefined ? resources : judgedByRules(resources, posture),
    posture,
  );
}

function regionOf({ region }: PostureFilter): { readonly region?: string } {
  return region === undefined ? {} : { region };
}

/** The store knows what AWS says of resources; what is accepted of it, the posture. */
async function* withExcepted(
  resources: AsyncIterable<ControlResource>,
  { exceptions }: Posture,
): AsyncIterable<ControlResource & { readonly excepted: boolean }> {
  const excusedBy = excusedByThese(exceptions);
  for await (const resource of resources)
    yield { ...resource, excepted: excusedBy(resource.control, resource.resourceId) !== null };
}

/** The store knows which resources fail a control; that a pack's own copy of it says so, the rules know. */
async function* judgedByRules(
  resources: AsyncIterable<ControlResource>,
  { rules }: Posture,
): AsyncIterable<ControlResource> {
  const names = new Set(rules.map((rule) => rule.name));
  for await (const resource of resources) {
    const ruleNames = resource.ruleNames.filter((name) => names.has(name));
    if (ruleNames.length > 0) yield { ...resource, ruleNames };
  }
}

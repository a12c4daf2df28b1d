/** Junction: load what was saved, for pages, command line and exports. */
import { asItWas, judgingAt, type Reckoning, reckoningOf } from "./judging-here.ts";
import { openedCatalogue } from "./opened-catalogue.ts";
import { openedStore } from "./opened-store.ts";
import { narrowSnapshot } from "./posture/narrow-snapshot.ts";
import type { Posture } from "./posture/posture.ts";
import type { PostureFilter } from "./posture/posture-filter.ts";
import type { DetailedFinding, Finding, Instant, SnapshotHeader } from "./posture/snapshot.ts";
import { carryNotes } from "./read-reviews.ts";
import { assessInTurns } from "./store/assess-in-turns.ts";
import type {
  ControlResource,
  ControlResourceQuery,
  ControlResourceStreamQuery,
  FindingCountQuery,
  FindingCounts,
  FindingQuery,
  Judging,
  Page,
  Store,
} from "./store/open-store.ts";

export interface PostureQuery {
  /** The newest snapshot finished at or before this; left out: the newest. */
  readonly asOf?: Instant;
  readonly filter?: PostureFilter;
  /** Left out: the account collected last. */
  readonly accountId?: string;
}

export type PostureAnswer =
  | { readonly kind: "posture"; readonly posture: Posture }
  /** Nothing was collected yet, or nothing that early. */
  | { readonly kind: "none" };

/**
 * The posture, judged with the catalogue and the mapping file that are in force: one that was kept from
 * before they changed is judged again. With a filter, it is judged over the part that the filter leaves;
 * standards are narrowed by region and standard alone, acceptable use and user controls by region alone.
 * Either way as of the snapshot's own instant.
 *
 * @throws StoreError's kinds when the store is damaged, newer than this program or cannot be reached
 * @throws MappingError when the mapping file is wrong and none was good before
 */
export async function readPosture(query: PostureQuery = {}): Promise<PostureAnswer> {
  const store = await openedStore();
  const { catalogue } = openedCatalogue();
  const { filter, ...whose } = query;
  const found = await store.findSnapshot(whose);
  if (found === null) return { kind: "none" };
  const which = { id: found.id };
  const lastSeen = await reckoningOf(store, found);
  const asked = whose.asOf === undefined ? lastSeen : asItWas(whose.asOf);
  const judging = await judgingAsked(store, found, lastSeen, asked);
  const answerWith = async (posture: Posture): Promise<PostureAnswer> => ({
    kind: "posture",
    posture: await carryNotes(store, posture, asked),
  });
  if (filter === undefined || Object.keys(filter).length === 0) {
    const posture = await store.loadPosture(which, judging);
    return posture === null ? { kind: "none" } : answerWith(posture);
  }
  const load = () => store.loadSnapshot(which);
  const snapshot = await load();
  if (snapshot === null) return { kind: "none" };
  const narrowed = await assessInTurns(narrowSnapshot(snapshot, catalogue, filter), judging);
  const wider = assessedWhole(filter) ? await load() : null;
  if (wider === null) return answerWith(narrowed);
  const { region, standard } = filter;
  const { frameworks, acceptableUse, protection, rules, controls, coverage } = await assessInTurns(
    narrowSnapshot(wider, catalogue, region === undefined ? {} : { region }),
    judging,
  );
  const some = frameworks.filter(({ id }) => standard === undefined || id === standard);
  const judgedBy = { rules, controls, coverage };
  return answerWith({ ...narrowed, frameworks: some, acceptableUse, protection, judgedBy });
}

/**
 * As of an instant, the exceptions are those that stood then; where that is not how the snapshot was last
 * seen, its posture is for this once.
 */
async function judgingAsked(
  store: Store,
  found: SnapshotHeader,
  lastSeen: Reckoning,
  asked: Reckoning,
): Promise<Judging> {
  const seen = await judgingAt(store, found.accountId, lastSeen);
  if (asked === lastSeen) return seen;
  const then = await judgingAt(store, found.accountId, asked);
  return then.assessedWith === seen.assessedWith ? seen : { ...then, keep: false };
}

/**
 * Whether a filter takes rules or findings away by what they are about. A requirement is judged by all
 * its rules, and a policy item by all its findings: judged by some, what fails would seem to pass.
 */
function assessedWhole({ region, ...about }: PostureFilter): boolean {
  return Object.keys(about).length > 0;
}

/** Resources of one control, each in its worst verdict. @throws BadCursorError */
export async function listControlResources(
  query: ControlResourceQuery,
): Promise<Page<ControlResource>> {
  return (await openedStore()).listControlResources(query);
}

/** All rows of such a list, in constant memory, as a posture's snapshot had them. */
export async function streamControlResources(
  query: ControlResourceStreamQuery,
): Promise<AsyncIterable<ControlResource>> {
  return (await openedStore()).streamControlResources(query);
}

/** GuardDuty's findings. @throws BadCursorError */
export async function listFindings(query: FindingQuery): Promise<Page<Finding>> {
  return (await openedStore()).listFindings(query);
}

/** How many of GuardDuty's findings such a list would have, by severity and by life. */
export async function countFindings(query: FindingCountQuery): Promise<FindingCounts> {
  return (await openedStore()).countFindings(query);
}

/** One finding with everything AWS said of it; null when the store has none by that id. */
export async function readFinding(query: {
  readonly accountId: string;
  readonly region: string;
  readonly id: string;
}): Promise<DetailedFinding | null> {
  return (await openedStore()).loadFinding(query);
}

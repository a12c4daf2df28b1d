/** Junction: a posture with the evidence behind it, out of the store, as a zip for the auditor. */
import type { BundledDocument } from "./exports/bundle/bundle-input.ts";
import { postureToBundle } from "./exports/bundle/posture-to-bundle.ts";
import type { Chunks, ExportedPosture } from "./exports/exported-posture.ts";
import { findDecisions } from "./find-decisions.ts";
import { openedCatalogue } from "./opened-catalogue.ts";
import { openedStore } from "./opened-store.ts";
import type { CollectionOrigin } from "./posture/collection-origin.ts";
import { findingMatcher } from "./posture/narrow-snapshot.ts";
import type { Posture } from "./posture/posture.ts";
import type { PostureFilter } from "./posture/posture-filter.ts";
import type { Finding, Instant } from "./posture/snapshot.ts";
import { programVersion } from "./program-version.ts";
import type { PostureQuery } from "./read-posture.ts";
import type { Store } from "./store/open-store.ts";

interface BundleToWrite extends ExportedPosture {
  readonly which: PostureQuery;
  /** Told what to keep elsewhere, so that the bundle can be known again. */
  readonly say: (line: string) => void;
}

/** @param documents the same posture in other formats, in the order of the zip */
export async function* writeBundle(
  { posture, filter, generatedAt, which, say }: BundleToWrite,
  documents: readonly BundledDocument[],
): Chunks {
  const store = await openedStore();
  const rows = {
    snapshot: posture.snapshot.id,
    ...(filter.region === undefined ? {} : { region: filter.region }),
  };
  // A collection and its attempt have one id; of one that fell silent nobody has counted.
  const attempt = await store.attempts.find(posture.snapshot.id);
  const decisions = await findDecisions(posture, which);
  yield* postureToBundle({
    posture,
    filter,
    generatedAt,
    version: programVersion,
    documents,
    evaluations: store.streamEvidence(rows),
    findings: matching(store.streamFindings(rows), filter),
    calls: attempt?.calls ?? null,
    originAt: await originsOf(posture, store),
    exceptionEntries: decisions.toReversed(),
    onSums: (sha256) =>
      say(
        `SHA-256 of the bundle's SHA256SUMS: ${sha256}. Keep it apart from the bundle: ` +
          "it shows that nobody made another one.",
      ),
  });
}

/** What is still shown of an earlier collection has that one's origin. */
async function originsOf(
  { account, coverage, rules }: Posture,
  store: Store,
): Promise<(at: Instant) => CollectionOrigin | null> {
  const instants = [
    ...coverage.map(({ lastReadAt }) => lastReadAt),
    ...rules.map(({ observedAt }) => observedAt),
  ];
  const origins = new Map<Instant, CollectionOrigin | null>();
  for (const at of new Set(instants)) {
    if (at !== null) origins.set(at, await store.findOrigin({ accountId: account.id, at }));
  }
  return (at) => origins.get(at) ?? null;
}

async function* matching(
  findings: AsyncIterable<Finding>,
  filter: PostureFilter,
): AsyncIterable<Finding> {
  const { catalogue } = openedCatalogue();
  const isWanted = findingMatcher(catalogue, filter);
  for await (const finding of findings) if (isWanted(finding)) yield finding;
}

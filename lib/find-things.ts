/** Junction: everything a name can lead to, for the search page and the palette. */

import { type FoundThing, listSearchables, type Searchables } from "./list-searchables.ts";
import { openedCatalogue } from "./opened-catalogue.ts";
import { openedStore } from "./opened-store.ts";
import type { Posture } from "./posture/posture.ts";
import { severityOfScore } from "./posture/severity.ts";
import type { Finding } from "./posture/snapshot.ts";
import { foldedQuery, type Matches, matchKinds, rankMatches } from "./rank-matches.ts";
import { readPosture } from "./read-posture.ts";
import { storeTroubleOf } from "./store-trouble.ts";

export type { FoundThing } from "./list-searchables.ts";

/** Things of one kind that answer, the best first. */
export interface FoundGroup extends Matches<FoundThing> {
  readonly kind: FoundThing["kind"];
}

/** Shorter texts would find just anything. */
const shortestId = 3;

/** Findings that only mention a text come after what has it for a name: a few show that there are some. */
const mostMentions = 3;

/** No finding is looked through for more. */
const longestMention = 200;

/** Ids of findings are at least this long a run of hexadecimal digits: shorter ones are words. */
const findingId = /^[0-9a-f]{6,64}$/i;

/**
 * Whatever answers a text, in groups of one kind, the group with the best answer first. What was collected
 * is searched where there is something; the catalogue and the standards always are. Resources answer to any
 * part of their id, findings to its beginning and to whatever a list of findings is searched by.
 *
 * @param text what somebody typed: anything
 * @param limit most things of each group
 */
export async function findThings(text: string, limit: number): Promise<readonly FoundGroup[]> {
  const query = foldedQuery(text);
  if (query === "") return [];
  const posture = await postureIfAny();
  const searchables = searchablesOf(posture);
  const groups: FoundGroup[] = [
    ...Object.entries(searchables).map(([kind, candidates]) => ({
      // The members of Searchables are the kinds.
      kind: kind as FoundThing["kind"],
      ...rankMatches(candidates, query, limit),
    })),
    ...(posture === null ? [] : await findStored(posture, text.trim(), limit)),
  ];
  return groups.filter(({ total }) => total > 0).sort((a, b) => a.rank - b.rank);
}

/** The posture; null when there is none yet or the store cannot be read, which every page tells. */
async function postureIfAny(): Promise<Posture | null> {
  try {
    const answer = await readPosture();
    return answer.kind === "posture" ? answer.posture : null;
  } catch (error) {
    if (storeTroubleOf(error) === null) throw error;
    return null;
  }
}

/** Made once for a posture and a catalogue: somebody who types asks with every letter. */
let known: { posture: Posture | null; digest: string; searchables: Searchables } | null = null;

function searchablesOf(posture: Posture | null): Searchables {
  const { catalogue, digest } = openedCatalogue();
  if (known?.posture !== posture || known.digest !== digest) {
    known = { posture, digest, searchables: listSearchables(posture, catalogue) };
  }
  return known.searchables;
}

async function findStored(
  { account, coverage }: Posture,
  text: string,
  limit: number,
): Promise<readonly FoundGroup[]> {
  if (text.length < shortestId) return [];
  const store = await openedStore();
  const accountId = account.id;
  const regions = [...new Set(coverage.map(({ region }) => region))];
  const resources = await store.findResources({ accountId, text, limit });
  const findings = findingId.test(text)
    ? await store.findFindings({ accountId, regions, prefix: text.toLowerCase(), limit })
    : [];
  return [
    groupOf(
      "resource",
      resources.rows.map((resource) => ({ kind: "resource", ...resource })),
      resources.total,
      ({ resourceId }) => resourceId,
      text,
    ),
    groupOf(
      "finding",
      findings.map((finding) => findingOf("finding", finding)),
      findings.length,
      ({ id }) => id,
      text.toLowerCase(),
    ),
    // An id stands in its finding's own text too.
    ...(findings.length > 0 ? [] : [await mentionsOf(accountId, text, limit)]),
  ];
}

/** Findings, archived ones and samples too, that have the text anywhere a list of them is searched by. */
async function mentionsOf(accountId: string, text: string, limit: number): Promise<FoundGroup> {
  const rank = matchKinds.length;
  if (text.length > longestMention) return { kind: "mention", best: [], total: 0, rank };
  const { rows, total } = await (await openedStore()).listFindings({
    accountId,
    archived: "all",
    search: text,
    limit: Math.min(limit, mostMentions),
  });
  const best = rows.map((finding) => findingOf("mention", finding));
  return { kind: "mention", best, total, rank };
}

function findingOf<Kind extends "finding" | "mention">(
  kind: Kind,
  { region, id, title, severityScore }: Finding,
) {
  return { kind, region, id, title, severity: severityOfScore(severityScore) };
}

type FoundOf<Kind extends FoundThing["kind"]> = FoundThing & { readonly kind: Kind };

/** What the store found by its id, ranked as names are. */
function groupOf<Kind extends "resource" | "finding">(
  kind: Kind,
  best: readonly FoundOf<Kind>[],
  total: number,
  idOf: (thing: FoundOf<Kind>) => string,
  text: string,
): FoundGroup {
  const ids = best.map(idOf);
  const match = ids.includes(text)
    ? "exact"
    : ids.some((id) => id.toLowerCase().startsWith(text.toLowerCase()))
      ? "prefix"
      : "inside";
  return { kind, best, total, rank: matchKinds.indexOf(match) };
}

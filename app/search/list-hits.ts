import "server-only";
import { type FoundThing, findThings } from "../../lib/find-things.ts";
import { foldedQuery, foldedWords, rankMatches, type Searchable } from "../../lib/rank-matches.ts";
import { findingsHref } from "../_links/hrefs.ts";
import { resourcesHref } from "../_links/resources-href.ts";
import { describeThing } from "./describe-thing.ts";
import { acts, pages } from "./pages-and-acts.ts";
import type { Hit, HitGroup } from "./search-answer.ts";

const groupNames: Readonly<Record<FoundThing["kind"], string>> = {
  control: "Controls",
  standard: "Standards",
  requirement: "Requirements",
  finding_type: "Finding types",
  finding: "Findings",
  mention: "Findings that mention it",
  rule: "Catalogue rules",
  resource: "Resources",
  region: "Regions",
  pack: "Conformance packs",
};

/**
 * Everything that answers a text, by kind, the kind with the best answer first. An empty text is answered
 * with the pages and what can be done.
 */
export async function listHits(text: string, limit: number): Promise<readonly HitGroup[]> {
  const query = foldedQuery(text);
  if (query === "") {
    return [
      { name: "Pages", hits: pages.filter(({ isMain }) => isMain), total: 0 },
      { name: "Actions", hits: acts, total: 0 },
    ].map((group) => ({ ...group, total: group.hits.length }));
  }
  const things = await findThings(text, limit);
  const groups = [
    { name: "Pages", ...rankMatches(pages.map(asSearchable), query, limit) },
    ...things.map(({ kind, best, ...found }) => ({
      ...found,
      name: groupNames[kind],
      best: best.map(describeThing),
      ...allOf(kind, text.trim()),
    })),
    { name: "Actions", ...rankMatches(acts.map(asSearchable), query, limit) },
  ];
  return groups
    .filter(({ total }) => total > 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ best, rank: _, ...group }) => ({ ...group, hits: best }));
}

/** The list of all that was found, where there is one that counts the same. */
function allOf(kind: FoundThing["kind"], text: string): Pick<HitGroup, "all"> {
  if (kind === "resource") return { all: resourcesHref({ search: text }) };
  return kind === "mention" ? { all: findingsHref({ search: text, state: "all" }) } : {};
}

function asSearchable(hit: Hit): Searchable<Hit> {
  return { thing: hit, texts: [hit.name, `${hit.name} ${hit.detail}`].map(foldedWords) };
}

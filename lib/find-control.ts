/** Junction: the controls of an account's newest snapshot, by the names that people give them. */
import { wordMeant } from "./catalogue/not-among.ts";
import { openedCatalogue } from "./opened-catalogue.ts";
import { controlKeyOf } from "./posture/control-key.ts";
import { distinct } from "./posture/order.ts";
import { ownCommand } from "./posture/own-command.ts";
import type { Rule, SnapshotHeader } from "./posture/snapshot.ts";
import { foldedQuery, foldedWords, rankMatches } from "./rank-matches.ts";
import type { Store } from "./store/open-store.ts";

/** More than that nobody reads in a message. */
const mostSuggested = 3;

/** Tells which controls there are, and which may have been meant by another name. */
export interface KnownControls {
  readonly has: (key: string) => boolean;
  /** A sentence for people about a name that is no control's. */
  readonly problemOf: (name: string) => string;
}

/** The controls that the rules of a snapshot are copies of. Nothing is judged for it. */
export async function knownControls(store: Store, { id }: SnapshotHeader): Promise<KnownControls> {
  const rules = (await store.loadSnapshot({ id }))?.rules ?? [];
  const keys = new Set(rules.map(controlKeyOf));
  return { has: (key) => keys.has(key), problemOf: (name) => problemOf(name, rules) };
}

function problemOf(name: string, rules: readonly Rule[]): string {
  const said = "The account's newest snapshot has no control of that name.";
  if (rules.length === 0) return `${said} It has no rules at all.`;
  const meant = meantBy(name, rules);
  if (meant.length === 0)
    return `${said} ${ownCommand("export --format json")} lists them under "controls".`;
  return `${said} Did you mean ${meant.join(", or ")}?`;
}

/** By key, rule's name and title; then what differs by a slip of the pen. */
function meantBy(name: string, rules: readonly Rule[]): readonly string[] {
  const { catalogue } = openedCatalogue();
  const byKey = Map.groupBy(rules, controlKeyOf);
  const searchables = [...byKey].map(([key, copies]) => ({
    thing: key,
    texts: [
      key,
      ...distinct(copies.map((copy) => copy.name)),
      ...copies.slice(0, 1).map((copy) => catalogue.mapRule(copy).title),
    ].map(foldedWords),
  }));
  const { best } = rankMatches(searchables, foldedQuery(name), mostSuggested);
  if (best.length > 0) return best;
  const near = wordMeant(name, [...byKey.keys()]);
  return near === null ? [] : [near];
}

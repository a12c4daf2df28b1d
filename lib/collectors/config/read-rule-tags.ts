/** Reads the tags by which a company says itself what its own rules are about. */
import { attempt } from "../attempt.ts";
import { ReadFailedError, type ReadFailure, wouldFailAgain } from "../read-failure.ts";
import type { RegionReader } from "./config-reader.ts";
import { fetchTags } from "./fetch.ts";
import { readPages } from "./read-pages.ts";
import { type WireRule, wireTagsPage } from "./wire-schema.ts";

type Tags = Readonly<Record<string, string>>;

/** How the names of Demarc's tags begin; all others are the company's own business and not kept. */
const prefix = "demarc:";

const operation = "config:ListTagsForResource";

/** A rule has 50 tags at most, which are one page, and a few that AWS sets: what goes on longer never ends. */
const mostPages = 10;

/**
 * The tags `demarc:…` of each rule, by its name: one call for each custom rule. Managed rules have none
 * here, and no rule has any where the reader does not want tags: nothing is asked then. Null are tags that
 * were not read to the end; what would fail again ends the asking. The reader is told once, with the last
 * failure and how many rules it leaves.
 */
export async function readRuleTags(
  reader: RegionReader,
  rules: readonly WireRule[],
): Promise<ReadonlyMap<string, Tags | null>> {
  const custom = reader.ruleTags ? rules.filter(({ Source }) => Source.Owner !== "AWS") : [];
  const tags = new Map<string, Tags | null>(
    rules.map((rule) => [rule.ConfigRuleName, custom.includes(rule) ? null : {}]),
  );
  let read = 0;
  let last: ReadFailure | null = null;
  for (const rule of custom) {
    const outcome = await attempt(() => readTags(reader, rule));
    if (outcome.kind === "read") {
      tags.set(rule.ConfigRuleName, outcome.value);
      read += 1;
      continue;
    }
    last = outcome.failure;
    if (wouldFailAgain(last.reason)) break;
  }
  if (last !== null) {
    const left = `tags not read of ${custom.length - read} of ${custom.length} custom rules`;
    reader.onFailure({ ...last, detail: `${last.detail} (${left})` });
  }
  return tags;
}

/** @throws ReadFailedError */
async function readTags(reader: RegionReader, rule: WireRule): Promise<Tags> {
  const found: [name: string, value: string][] = [];
  let count = 0;
  const pages = readPages(reader, operation, wireTagsPage, (options) =>
    fetchTags(reader.client, rule.ConfigRuleArn, options),
  );
  for await (const page of pages) {
    count += 1;
    if (count > mostPages) throw neverEnding(rule);
    for (const { Key, Value } of page) if (Key.startsWith(prefix)) found.push([Key, Value]);
  }
  return Object.fromEntries(found);
}

function neverEnding({ ConfigRuleName }: WireRule): ReadFailedError {
  const detail = `${operation}: the tags of ${ConfigRuleName} do not end after ${mostPages} pages`;
  return new ReadFailedError({ reason: "malformed", operation, detail });
}

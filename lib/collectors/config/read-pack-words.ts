/** Reads what AWS says of each pack: its verdict and its score. */
import { attempt } from "../attempt.ts";
import { askByName } from "./ask-by-name.ts";
import type { RegionReader, Setup } from "./config-reader.ts";
import { fetchPackScores, fetchPackVerdicts, packsPerSummary } from "./fetch.ts";
import { readPages } from "./read-pages.ts";
import { wirePackVerdictsPage, wireScoresPage } from "./wire-schema.ts";

/** AWS's words by the pack's name. A pack that is only being made has none yet. */
export interface PackWords {
  readonly verdicts: ReadonlyMap<string, string | null>;
  readonly scores: ReadonlyMap<string, string | null>;
}

/** Either may fail, each alone: the reader is told, and that word is missing of every pack. */
export async function readPackWords(reader: RegionReader, { packs }: Setup): Promise<PackWords> {
  const names = (packs ?? []).map(({ wire }) => wire.ConformancePackName);
  if (names.length === 0) return { verdicts: new Map(), scores: new Map() };
  const [verdicts, scores] = await Promise.all([
    wordsOrNone(reader, () => readVerdicts(reader, names)),
    wordsOrNone(reader, () => readScores(reader)),
  ]);
  return { verdicts, scores };
}

type Words = ReadonlyMap<string, string | null>;

async function wordsOrNone({ onFailure }: RegionReader, read: () => Promise<Words>) {
  const words = await attempt(read);
  if (words.kind === "read") return words.value;
  onFailure(words.failure);
  return new Map<string, null>();
}

async function readVerdicts(reader: RegionReader, packNames: readonly string[]): Promise<Words> {
  const verdicts = new Map<string, string>();
  const gone = await askByName(packNames, packsPerSummary, async (names) => {
    const pages = readPages(
      reader,
      "config:GetConformancePackComplianceSummary",
      wirePackVerdictsPage,
      (options) => fetchPackVerdicts(reader.client, names, options),
    );
    for await (const page of pages)
      for (const pack of page)
        verdicts.set(pack.ConformancePackName, pack.ConformancePackComplianceStatus);
  });
  for (const name of gone) reader.onGone("pack", name);
  return verdicts;
}

async function readScores(reader: RegionReader): Promise<Words> {
  const scores = new Map<string, string | null>();
  const pages = readPages(
    reader,
    "config:ListConformancePackComplianceScores",
    wireScoresPage,
    (options) => fetchPackScores(reader.client, options),
  );
  for await (const page of pages)
    for (const { ConformancePackName, Score } of page) scores.set(ConformancePackName, Score);
  return scores;
}

/** Junction: load a posture and write it in a format, for the command line and for downloads. */

import { failingControlsOf } from "./exports/failing-controls.ts";
import { postureToCsv } from "./exports/posture-to-csv.ts";
import { postureToJson } from "./exports/posture-to-json.ts";
import { postureToMarkdown } from "./exports/posture-to-markdown.ts";
import { openedCatalogue } from "./opened-catalogue.ts";
import { openedStore } from "./opened-store.ts";
import { narrowSnapshot } from "./posture/narrow-snapshot.ts";
import type { Posture } from "./posture/posture.ts";
import type { MappingSource } from "./posture/vocabulary.ts";
import { readStandards, sourcesOf } from "./read-catalogue.ts";
import { type PostureQuery, readPosture } from "./read-posture.ts";
import type { ControlResource } from "./store/open-store.ts";

/** Formats that can be written today. */
export const exportFormats = ["json", "csv", "md"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Formats that the contract names and a later version will write. */
export const plannedFormats = ["html", "pdf", "ocsf", "oscal", "matrix", "bundle"] as const;

export interface PostureExport {
  readonly kind: "export";
  readonly mediaType: string;
  /** A name that is safe on every file system. */
  readonly fileName: string;
  /** The document in pieces, made as they are asked for. */
  readonly chunks: AsyncIterable<string>;
}

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  md: "text/markdown; charset=utf-8",
};

/**
 * Writes a posture. The answer `none` means that nothing was collected yet, or nothing that early.
 *
 * @throws StoreError's kinds, as {@link readPosture} does
 */
export async function exportPosture(
  query: PostureQuery & { readonly format: ExportFormat },
): Promise<{ readonly kind: "none" } | PostureExport> {
  const { format, ...which } = query;
  const answer = await readPosture(which);
  if (answer.kind === "none") return answer;
  const { posture } = answer;
  return {
    kind: "export",
    mediaType: mediaTypes[format],
    fileName: fileNameOf(posture, format),
    chunks: chunksOf(posture, format, which),
  };
}

function chunksOf(
  posture: Posture,
  format: ExportFormat,
  which: PostureQuery,
): AsyncIterable<string> {
  const generatedAt = new Date().toISOString();
  const exported = { posture, filter: which.filter ?? {}, generatedAt };
  switch (format) {
    case "json":
      return once(postureToJson(exported));
    case "md":
      return once(postureToMarkdown({ ...exported, mappingSources: sourcesByStandard() }));
    case "csv":
      return csvOf(posture, which);
    default: {
      const unknown: never = format;
      throw new Error(`No such format: ${String(unknown)}`);
    }
  }
}

/** Who says which rules are evidence, standard by standard, the most trusted first. */
function sourcesByStandard(): ReadonlyMap<string, readonly MappingSource[]> {
  return new Map(readStandards().map((standard) => [standard.id, sourcesOf(standard)]));
}

async function* once(text: string): AsyncIterable<string> {
  yield text;
}

/** Failing resources come straight from the store, however many there are. */
async function* csvOf(posture: Posture, which: PostureQuery): AsyncIterable<string> {
  const store = await openedStore();
  const accountId = posture.account.id;
  const asOf = posture.snapshot.finishedAt;
  const resources = store.streamFailingResources({
    accountId,
    asOf,
    controls: failingControlsOf(posture),
    ...(which.filter?.region === undefined ? {} : { region: which.filter.region }),
  });
  const snapshot = await store.loadSnapshot({ accountId, asOf });
  const narrowed =
    snapshot && which.filter
      ? narrowSnapshot(snapshot, openedCatalogue().catalogue, which.filter)
      : snapshot;
  yield* postureToCsv({
    posture,
    resources: which.filter?.pack === undefined ? resources : judgedByRules(resources, posture),
    findings: narrowed?.findings ?? [],
  });
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

function fileNameOf(posture: Posture, format: ExportFormat): string {
  const when = posture.snapshot.finishedAt.slice(0, 16).replaceAll(/[-:]/g, "");
  const sample = posture.sample ? "sample-" : "";
  return `demarc-${sample}${posture.account.id}-${when}Z.${format}`;
}

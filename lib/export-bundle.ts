/** Junction: a posture with the evidence behind it, out of the store, as a zip for the auditor. */
import { exportHtml, exportMarkdown, exportPdf } from "./export-for-people.ts";
import { exportJson } from "./export-for-programs.ts";
import { exportMatrixAsCsv, exportMatrixAsXlsx } from "./export-matrix.ts";
import { exportedRows, wantedFindings } from "./exported-rows.ts";
import type { Exporting, Format } from "./exporting.ts";
import type { BundledDocument } from "./exports/bundle/bundle-input.ts";
import { postureToBundle } from "./exports/bundle/posture-to-bundle.ts";
import type { Chunks } from "./exports/exported-posture.ts";
import { findDecisions } from "./find-decisions.ts";
import { openedStore } from "./opened-store.ts";
import type { CollectionOrigin } from "./posture/collection-origin.ts";
import type { Posture } from "./posture/posture.ts";
import type { Instant } from "./posture/snapshot.ts";
import { programVersion } from "./program-version.ts";
import type { Store } from "./store/open-store.ts";

/** The same posture in other formats, in the order of the zip. */
const documents: readonly (Pick<BundledDocument, "path" | "what"> & Pick<Format, "write">)[] = [
  {
    path: "summary.pdf",
    what: "The summary, then everything, to read and to print",
    write: exportPdf,
  },
  {
    path: "summary.html",
    what: "The same as one page that opens offline and filters",
    write: exportHtml,
  },
  { path: "summary.md", what: "The summary as plain text", write: exportMarkdown },
  {
    path: "matrix.xlsx",
    what: "Who does what, requirement by requirement",
    write: exportMatrixAsXlsx,
  },
  { path: "matrix.csv", what: "The same as one spreadsheet", write: exportMatrixAsCsv },
  { path: "posture.json", what: "The whole posture, for programs", write: exportJson },
];

/** Tells `say` what to keep elsewhere, so that the bundle can be known again. */
export async function* exportBundle(exporting: Exporting): Chunks {
  const { posture, filter, generatedAt, which, say } = exporting;
  const store = await openedStore();
  // A collection and its attempt have one id; of one that fell silent nobody has counted.
  const attempt = await store.attempts.find(posture.snapshot.id);
  const decisions = await findDecisions(posture, which);
  yield* postureToBundle({
    posture,
    filter,
    generatedAt,
    version: programVersion,
    documents: documents.map(({ write, ...said }) => ({ ...said, write: () => write(exporting) })),
    evaluations: store.streamEvidence(exportedRows(posture, filter)),
    findings: wantedFindings(store, posture, filter),
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

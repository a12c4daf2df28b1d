/** Junction: the documents that people read, from one report: Markdown, HTML and PDF. */

import type { Exporting } from "./exporting.ts";
import type { Chunks } from "./exports/exported-posture.ts";
import { reportToHtml } from "./exports/html/report-to-html.ts";
import { reportToPdf } from "./exports/pdf/report-to-pdf.ts";
import { postureToMarkdown, type SummarisedPosture } from "./exports/posture-to-markdown.ts";
import { buildReport } from "./exports/report/build-report.ts";
import { findDecisions } from "./find-decisions.ts";
import type { MappingSource } from "./posture/vocabulary.ts";
import { programVersion } from "./program-version.ts";
import { readStandards, sourcesOf } from "./read-catalogue.ts";
import { embeddedGeist, openedReportFonts } from "./report-fonts.ts";

/** The summary as plain text. */
export async function* exportMarkdown(exporting: Exporting): Chunks {
  yield postureToMarkdown(await summarisedOf(exporting));
}

/** One page that opens offline, with its fonts inside. */
export async function* exportHtml(exporting: Exporting): Chunks {
  yield* reportToHtml(buildReport(await summarisedOf(exporting)), embeddedGeist());
}

/** The same for paper. */
export async function* exportPdf(exporting: Exporting): Chunks {
  yield* reportToPdf(buildReport(await summarisedOf(exporting)), openedReportFonts());
}

async function summarisedOf({
  which,
  posture,
  filter,
  generatedAt,
}: Exporting): Promise<SummarisedPosture> {
  return {
    posture,
    filter,
    generatedAt,
    mappingSources: sourcesByStandard(),
    askedAsOf: which.asOf ?? null,
    decisions: await findDecisions(posture, which),
    version: programVersion,
  };
}

/** Who says which rules are evidence, standard by standard, the most trusted first. */
function sourcesByStandard(): ReadonlyMap<string, readonly MappingSource[]> {
  return new Map(readStandards().map((standard) => [standard.id, sourcesOf(standard)]));
}

/**
 * The posture as OSCAL assessment results, version 1.2.2: one result for all deployed checks, then one for each
 * standard. Only what was judged is satisfied or not; what was not evaluated is an observation.
 *
 * One posture gives the same bytes, but for `last-modified`: every UUID is derived from what it names.
 */

import type { Chunks } from "../exported-posture.ts";
import { sortedFilter } from "../filter-words.ts";
import { visibleJson } from "../json-line.ts";
import { byId } from "../order-rows.ts";
import { visibleText } from "../visible-text.ts";
import { backMatterOf, runUuid } from "./back-matter.ts";
import { checksResult } from "./checks-result.ts";
import { uuidOf } from "./oscal-ids.ts";
import { accountWords, type OscalInput, type Run, runOf } from "./oscal-run.ts";
import { line, prop } from "./oscal-texts.ts";
import { partyUuid } from "./risks.ts";
import { standardResult } from "./standard-result.ts";

const oscalVersion = "1.2.2";

/** The document in pieces, a result at a time. */
export async function* postureToOscal(input: OscalInput): Chunks {
  const run = runOf(input);
  const results = resultsOf(run);
  const backMatter = backMatterOf(run);
  const uuid = uuidOf("document", ...run.seed, results, backMatter);
  const head = {
    uuid,
    metadata: metadataOf(run),
    "import-ap": {
      href: `#${runUuid(run)}`,
      remarks: "There is no assessment plan: the resource describes the run.",
    },
  };
  yield visibleJson(`{"assessment-results":${JSON.stringify(head).slice(0, -1)},"results":[\n`);
  for (const [at, result] of results.entries())
    yield visibleJson(`${at === 0 ? "" : ",\n"}${JSON.stringify(result, null, 1)}`);
  yield visibleJson(`],\n"back-matter":${JSON.stringify(backMatter, null, 1)}}}\n`);
}

function resultsOf(run: Run): object[] {
  return [
    checksResult(run),
    ...(leavesChecksOut(run)
      ? []
      : byId(run.posture.frameworks, ({ id }) => [id]).flatMap(
          (framework) => standardResult(run, framework) ?? [],
        )),
  ];
}

/** A requirement is judged by all its checks: where a filter takes some away, standards are not spoken of. */
function leavesChecksOut({ filter }: Run): boolean {
  return Object.keys(filter).some((name) => name !== "region" && name !== "standard");
}

function metadataOf(run: Run): object {
  const { posture, filter, generatedAt, decisions } = run;
  const people = [...new Set(decisions.map(({ who }) => who))].sort();
  const narrowed = Object.entries(sortedFilter(filter));
  return {
    title: `Compliance posture of the ${accountWords(posture)} as of ${posture.asOf}`,
    "last-modified": generatedAt,
    version: posture.snapshot.id,
    "oscal-version": oscalVersion,
    props: [
      prop("account", posture.account.id),
      prop("sample", posture.sample ? "yes" : "no"),
      prop("as-of", posture.asOf),
      prop("readings-whole", posture.coverageSummary.read),
      prop("readings", posture.coverageSummary.total),
      ...narrowed.map(([name, value]) => prop(`filter-${name}`, String(value))),
    ],
    ...(people.length === 0
      ? {}
      : {
          parties: people.map((who) => ({
            uuid: partyUuid(who),
            type: "person",
            name: visibleText(who) || "(empty)",
          })),
        }),
    remarks: remarksOf(run),
  };
}

function remarksOf(run: Run): string {
  const narrowed = Object.entries(sortedFilter(run.filter));
  if (narrowed.length === 0) return "The whole account, as far as it could be read.";
  const words = narrowed.map(([name, value]) => `${name} = ${line(String(value))}`).join(", ");
  const standards = leavesChecksOut(run)
    ? " Standards are left out: a requirement is judged by all its checks."
    : "";
  return `Narrowed to ${words}: every figure is about that part alone.${standards}`;
}

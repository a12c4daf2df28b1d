import type { RuleMapping } from "../../lib/posture/control.ts";
import type { MappingSource } from "../../lib/posture/vocabulary.ts";
import { readStandards } from "../../lib/read-catalogue.ts";
import { requirementHref, standardHeadingHref } from "../_links/hrefs.ts";
import { mappingSourceMeanings } from "../_words/mapping-sources.ts";
import { inWords, mappingSourceWords, referenceWords } from "../_words/standards.ts";
import {
  countSources,
  referencesByStandard,
  type SaidReference,
  type StandardReferences,
} from "./references-by-standard.ts";

/** Lists up to this long stand open: nobody should have to unfold three lines. */
const openUpTo = 12;

/** The requirements a rule is evidence for, standard by standard, each with who says so. */
export function RequirementReferences({ mapping }: { readonly mapping: RuleMapping }) {
  const groups = referencesByStandard(mapping, readStandards());
  const sources = new Set(groups.flatMap((group) => group.references.map(({ source }) => source)));
  return (
    <>
      <div className="divide-y divide-line border-line border-y">
        {groups.map((group) => (
          <StandardGroup
            group={group}
            key={group.standard}
            open={mapping.controls.length <= openUpTo}
          />
        ))}
      </div>
      <p className="mt-2 text-mute text-xs">
        {[...sources].map((source, index) => (
          <span key={source}>
            {index > 0 && "; "}
            <b className="font-medium text-soft">{mappingSourceWords[source]}</b>:{" "}
            {mappingSourceMeanings[source]}
          </span>
        ))}
        . Evidence for part of a requirement, never proof that it is met.
      </p>
    </>
  );
}

function StandardGroup({
  group: { standard, name, references },
  open,
}: {
  readonly group: StandardReferences;
  readonly open: boolean;
}) {
  return (
    <details open={open}>
      <summary className="min-h-8 py-1.5 text-sm">
        <span className="font-medium">{name}</span>{" "}
        <span className="text-mute">
          {referenceWords(countsOf(references))}, {saidBy(references)}
        </span>
      </summary>
      <ul className="mb-2 divide-y divide-line/60 pl-4 text-sm">
        {references.map((reference) => (
          <li
            className="grid grid-cols-[1fr_auto] gap-x-4 py-1 sm:grid-cols-[9rem_1fr_auto]"
            key={reference.requirement}
          >
            <a
              className="link wrap-anywhere self-start font-mono text-xs leading-5"
              href={hrefOf(standard, reference)}
            >
              {reference.requirement}
            </a>
            <span className="max-sm:order-last max-sm:col-span-2">
              {reference.title}
              {reference.chapter !== null && (
                <span className="text-mute"> (the question as a whole)</span>
              )}
            </span>
            <SourceMark source={reference.source} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function hrefOf(standard: string, { requirement, chapter }: SaidReference): string {
  return chapter === null
    ? requirementHref(standard, requirement)
    : standardHeadingHref(standard, chapter, requirement);
}

function countsOf(references: readonly SaidReference[]) {
  const headings = references.filter(({ chapter }) => chapter !== null).length;
  return { requirements: references.length - headings, headings };
}

/** `said by AWS`, `said by AWS (2) and the community (5)`. */
function saidBy(references: StandardReferences["references"]): string {
  const sources = countSources(references);
  const names = sources.map(({ source, count }) =>
    sources.length === 1 ? mappingSourceWords[source] : `${mappingSourceWords[source]} (${count})`,
  );
  return `said by ${inWords(names)}`;
}

/** Who says so. What neither AWS nor the user says stands in dashes. */
function SourceMark({ source }: { readonly source: MappingSource }) {
  const look = source === "community" ? "border-edge border-dashed" : "border-line";
  return (
    <span
      className={`self-start whitespace-nowrap rounded-sm border px-1 text-2xs text-soft ${look}`}
      title={mappingSourceMeanings[source]}
    >
      {mappingSourceWords[source]}
    </span>
  );
}

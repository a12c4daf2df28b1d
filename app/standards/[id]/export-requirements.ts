import { readStandard } from "../../../lib/read-catalogue.ts";
import { textOf } from "../../_links/search-params.ts";
import type { ListExporter } from "../../_lists/list-exporter.ts";
import { partyWords, requirementStatusWords } from "../../_words/standards.ts";
import { requirementsIn, sectionsOf } from "../standard-sections.ts";
import { narrowSections } from "./match-requirements.ts";
import { readMatrixListing } from "./matrix-listing.ts";
import { type MatrixRow, rowReader } from "./matrix-rows.ts";

const columns = [
  "standard",
  "requirement",
  "title",
  "in_scope",
  "responsibility",
  "status",
  "how_shared",
  "components",
  "controls",
  "failing_resources",
  "evidence",
  "last_reviewed_on",
] as const;

/** The requirements of a standard as its page shows them, in the standard's order; none is folded. */
export const exportRequirements: ListExporter = (posture, parameters) => {
  const { standard: id, ...filters } = parameters;
  const standard = readStandard(textOf({ standard: id }, "standard") ?? "");
  const framework = posture.frameworks.find((each) => each.id === standard?.id);
  if (standard === null || framework === undefined) {
    return { kind: "refused", message: "There is no such standard." };
  }
  const listing = readMatrixListing(filters, standard);
  if (listing.unused.length > 0) {
    return { kind: "refused", message: `Nothing is known by this ${listing.unused.join(", ")}.` };
  }
  const read = rowReader({ standard, framework, posture });
  const lines = requirementsIn(narrowSections(sectionsOf(standard, framework), listing.query));
  const rows = lines.map((line) => ({ standard: standard.id, ...rowOf(read(line)) }));
  return { kind: "list", list: { posture, columns, rows } };
};

function rowOf({ row, assessment, evidence, inPart }: MatrixRow) {
  return {
    requirement: row.id,
    title: row.title,
    in_scope: assessment.inScope ? "yes" : "no",
    responsibility: partyWords[assessment.responsibility],
    status: `${requirementStatusWords[assessment.status]}${inPart ? " where seen" : ""}`,
    how_shared: assessment.how,
    components: assessment.components,
    controls: assessment.controls.join(" "),
    failing_resources: assessment.failingResources,
    evidence: [...evidence.reports, ...evidence.agreements].map(({ name }) => name).join("; "),
    last_reviewed_on: assessment.lastReviewedOn,
  };
}

import type { CoverageSummary } from "../posture/posture.ts";

/** How each kind of document and page says it; a reading is one source in one region. */
const forms = {
  cell: "read whole",
  short: "readings whole",
  explainedShort: "readings whole (a source in a region)",
  sentence: "readings were whole",
  explainedSentence: "readings (a source in a region) were whole",
  page: "source readings are complete",
} as const;

/** `20 of 35 readings whole`: never a percentage, which would not say of how many. */
export function coverageWords({ read, total }: CoverageSummary, form: keyof typeof forms): string {
  return `${read} of ${total} ${forms[form]}`;
}

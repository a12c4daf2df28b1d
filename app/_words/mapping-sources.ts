import type { MappingSource } from "../../lib/posture/vocabulary.ts";

/** What stands behind each word for who says that a rule is evidence for a requirement. */
export const mappingSourceMeanings: Readonly<Record<MappingSource, string>> = {
  user: "your own mapping file",
  aws: "AWS’s tables of conformance packs and of Security Hub",
  community: "open-source mappings, neither AWS’s nor an auditor’s",
  demarc: "Demarc’s own judgement",
};

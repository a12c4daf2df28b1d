export { planNamed, standingWords } from "../../lib/exports/words.ts";

const setUpApart: Readonly<Record<string, string>> = {
  CUSTOM_DETECTION_RULES: "switched on rule by rule",
  MALWARE_PROTECTION_S3: "set up bucket by bucket",
  MALWARE_PROTECTION_BACKUP: "started scan by scan",
};

/**
 * How a plan is set up that no detector lists, so that Demarc cannot tell where it is on; null for
 * those a detector tells of. Source: GuardDuty's list of detector features.
 */
export function setUpApartFrom(feature: string): string | null {
  return setUpApart[feature] ?? null;
}

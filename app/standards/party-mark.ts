import type { Party } from "../../lib/posture/vocabulary.ts";

/**
 * Whose job it is, before its word: a small field above the demarcation line is yours, one below it is
 * AWS's, and what is shared has both. Drawn as a background, so that a row of three hundred costs no
 * element.
 */
export const partyMark: Readonly<Record<Party, string>> = {
  customer: "party party-customer",
  aws: "party party-aws",
  shared: "party party-customer party-aws",
};

import type { Severity } from "../../../lib/posture/vocabulary.ts";

/** The marks of the first question, and what each is given for, as `docs/severity-rubric.md` has them. */
export const marks = [
  {
    mark: "Exposure",
    asks: "who is in reach of it?",
    three: "anyone on the internet, a credential that works from anywhere included",
    two: "anyone with a foothold: an identity of the account, a machine in the network, a named outside account",
    one: "nobody until another safeguard has failed too",
  },
  {
    mark: "Reach",
    asks: "what is lost?",
    three: "the account, or a whole data store",
    two: "one workload, machine or identity",
    one: "a part, or ground already covered twice",
  },
  {
    mark: "Ease",
    asks: "what does it take?",
    three: "a single request",
    two: "common tools, guessing, a stolen password",
    one: "skill, luck or inside knowledge",
  },
] as const;

/** Sums of the three marks and the severity they make, the worst first. */
export const bands: readonly { readonly severity: Severity; readonly sums: readonly number[] }[] = [
  { severity: "critical", sums: [8, 9] },
  { severity: "high", sums: [6, 7] },
  { severity: "medium", sums: [4, 5] },
  { severity: "low", sums: [3] },
];

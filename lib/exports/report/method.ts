/** How the numbers are made, in words, so that a reader can make them again. */
import type { Section } from "./posture-report.ts";

/** The same in every document. */
export const method: Section = {
  id: "method",
  title: "Method",
  blocks: [
    {
      kind: "list",
      items: [
        "Sources: AWS Config’s rules and their verdicts, GuardDuty’s findings and detectors, AWS Artifact’s lists of reports and agreements, read with a role that can only read.",
        "A control is one distinct check: a managed rule with its parameters, or a custom rule. It counts once, whatever the number of regions, packs or copies, and each of its resources counts in its worst verdict.",
        "Failing: some resource is not compliant and under no exception. Excepted: the only resources that are not compliant are under an exception in force. Passing: at least one resource is compliant, none is not, and nothing it needs was left unread. Nothing in scope: it was evaluated and there is nothing to judge. Not seen: everything else, such as no result, not read, or read in part.",
        "Measured share = passing ÷ (passing + failing). Worst = passing ÷ (passing + failing + not seen). Best = (passing + not seen) ÷ (passing + failing + not seen). Excepted and out of scope are in none of them. Fewer than ten judged controls are told as they are. Percentages are rounded down: 99.9 % is not 100 %.",
        "At risk: a critical or high control fails, or a critical or high finding is active. Needs attention: anything else fails or is active. Met: all that applies passes and everything was read. Met where seen: nothing fails, but something was not seen or is excepted. Unknown: nothing was evaluated and no detector was read.",
        "Findings that are archived or made by GuardDuty’s sample generator are not counted as active.",
        "AWS’s items are judged by reports in Artifact alone: evidenced, expiring, expired, not read or none. They are in no number of yours.",
        "A pack’s score is AWS’s own. Demarc’s beside it is 100 × compliant ÷ (compliant + not compliant) of the pack’s pairs of rule and resource, rounded down.",
        "This document describes what was read at the instant named at its head. It is no audit opinion: it says which evidence there is, and which there is not.",
      ],
    },
  ],
};

import { countReferences } from "../../../lib/browse-catalogue.ts";
import type { RuleMapping } from "../../../lib/posture/control.ts";
import { Card } from "../../_components/card.tsx";
import { RequirementReferences } from "../../_components/requirement-references.tsx";
import { referenceWords } from "../../_words/standards.ts";
import { DeclinedRequirements } from "./declined.tsx";

/** Why anybody asks for this rule: the requirements it is evidence for, and who says so. */
export function WhyHere({ rule }: { readonly rule: RuleMapping }) {
  return (
    <Card
      aside={rule.controls.length > 0 && referenceWords(countReferences(rule.controls))}
      className="mb-4"
      id="why"
      title="Why is this rule here?"
    >
      {rule.controls.length === 0 ? (
        <p className="max-w-[76ch] text-mute">
          No standard in the catalogue asks for it. It is AWS’s own advice, and counts in its pillar
          once somebody deploys it.
        </p>
      ) : (
        <RequirementReferences mapping={rule} />
      )}
      {rule.identifier !== null && <DeclinedRequirements identifier={rule.identifier} />}
    </Card>
  );
}

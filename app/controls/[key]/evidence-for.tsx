import { countReferences } from "../../../lib/browse-catalogue.ts";
import type { RuleMapping } from "../../../lib/posture/control.ts";
import { findRule } from "../../../lib/read-catalogue.ts";
import { RequirementReferences } from "../../_components/requirement-references.tsx";
import { ruleHref } from "../../_links/hrefs.ts";
import { counted } from "../../_words/numbers.ts";
import { referenceWords } from "../../_words/standards.ts";

/** The requirements of standards that a control is evidence for, and the way to its place in the catalogue. */
export function EvidenceFor({ mapping }: { readonly mapping: RuleMapping }) {
  const { controls, identifier } = mapping;
  const counts = countReferences(controls);
  const isKnown = identifier !== null && findRule(identifier) !== null;
  return (
    <>
      {controls.length > 0 && (
        <details className="mt-3 text-sm">
          <summary className="min-h-6 text-mute">
            Evidence for {referenceWords(counts)} of {counted(counts.standards, "standard")}
          </summary>
          <div className="mt-1.5">
            <RequirementReferences mapping={mapping} />
          </div>
        </details>
      )}
      {isKnown && (
        <p className="mt-2 text-sm">
          <a className="link text-brand" href={ruleHref(identifier)}>
            This rule in the catalogue
          </a>
        </p>
      )}
    </>
  );
}

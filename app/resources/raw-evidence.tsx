import { visibleText } from "../../lib/exports/visible-text.ts";
import { ScrollingText } from "../_components/scrolling-text.tsx";
import { CopyButton } from "../_lists/copy-button.tsx";
import type { ResourcePlace } from "./resource-listing.ts";
import type { Copy } from "./view-resource.ts";

/** What Demarc keeps of the verdicts, word for word, and which call of AWS it came from. */
export function RawEvidence({
  copies,
  place,
  title,
}: {
  readonly copies: readonly Copy[];
  readonly place: ResourcePlace;
  /** Of the control they are about. */
  readonly title: string;
}) {
  const text = visibleText(
    JSON.stringify(
      copies.map((copy) => evidenceOf(copy)),
      null,
      2,
    ),
  );
  return (
    <details>
      <summary className="min-h-6 text-mute hover:text-ink">Evidence as JSON</summary>
      <div className="mt-1">
        <p className="flex items-center gap-2 text-mute text-xs">
          What is kept of these verdicts; the times are UTC.
          <CopyButton text={text} what={`the evidence on ${place.resourceId}`} />
        </p>
        <ScrollingText className="mt-1 max-h-80" label={`Evidence as JSON: ${visibleText(title)}`}>
          {text}
        </ScrollingText>
      </div>
    </details>
  );
}

function evidenceOf({ evaluation, rule }: Copy) {
  return {
    source: "AWS Config",
    // The two ways a verdict is read; both give the same verdict, and which it was is not kept.
    api: ["config:SelectResourceConfig", "config:GetComplianceDetailsByConfigRule"],
    ...evaluation,
    rule: rule && { arn: rule.arn, identifier: rule.identifier, pack: rule.pack },
  };
}

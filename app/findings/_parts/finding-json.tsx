import { Card } from "../../_components/card.tsx";
import { ScrollingText } from "../../_components/scrolling-text.tsx";
import { CopyButton } from "../../_lists/copy-button.tsx";
import { rawJson } from "../_describe/describe-finding.ts";

/** Everything GuardDuty said, to be read or taken along. */
export function FindingJson({ detail }: { readonly detail: string }) {
  const json = rawJson(detail);
  return (
    <Card
      // On paper nothing can be unfolded: folded, it would be a title with nothing below.
      className="print:has-[details:not([open])]:hidden"
      aside={<CopyButton text={json} what="the JSON" />}
      id="json"
      title="Everything GuardDuty said"
    >
      <details>
        <summary className="min-h-6 text-mute text-sm">As AWS’s own JSON</summary>
        <ScrollingText className="mt-2 max-h-[40rem]" label="The finding as JSON">
          {json}
        </ScrollingText>
      </details>
    </Card>
  );
}

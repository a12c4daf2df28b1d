import { severityOfScore } from "../../../../lib/posture/severity.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { Card } from "../../../_components/card.tsx";
import { SeverityWord } from "../../../_components/severity.tsx";
import { minute } from "../../../_words/instants.ts";
import { counted } from "../../../_words/numbers.ts";
import type { SequenceSignal } from "./describe-sequence.ts";

/** What an attack sequence is made of, in the order in which it was first seen. */
export function SignalList({ signals }: { readonly signals: readonly SequenceSignal[] }) {
  return (
    <Card id="signals" title="Did what, in this order">
      <ol className="list-decimal space-y-2.5 pl-5 text-sm">
        {signals.map((signal, index) => (
          // Signals have no identity here but their place, and the list never changes.
          <li key={`${index}`}>
            <AwsText className="font-medium" text={signal.name} />
            <span className="flex flex-wrap gap-x-4 text-mute">
              {signal.severityScore !== null && (
                <SeverityWord severity={severityOfScore(signal.severityScore)} />
              )}
              <span>{whenOf(signal)}</span>
              {signal.count !== null && <span>{counted(signal.count, "time")}</span>}
              {signal.type !== null && (
                <AwsText text={signal.type.toLowerCase().replaceAll("_", " ")} />
              )}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function whenOf({ firstSeenAt, lastSeenAt }: SequenceSignal): string {
  if (firstSeenAt === null) return "at a time GuardDuty does not give";
  const from = minute(firstSeenAt);
  const to = lastSeenAt === null ? from : minute(lastSeenAt);
  return from === to ? from : `${from} – ${to}`;
}

import { AwsText } from "../../_components/aws-text.tsx";
import { Card } from "../../_components/card.tsx";
import { counted } from "../../_words/numbers.ts";
import type { SequenceDescription } from "../_describe/describe-sequence.ts";
import { lanesOf } from "./sequence-lanes.ts";
import { SignalLines, storyIndents } from "./signal-lines.tsx";
import { SignalText } from "./signal-text.tsx";

/** What an attack sequence is made of, in the order in which it was first seen. */
export function SequenceStory({
  sequence: { signals },
  findingHrefs,
}: {
  readonly sequence: SequenceDescription;
  /** Pages of the findings among the signals, by the signals' own ids. */
  readonly findingHrefs: ReadonlyMap<string, string>;
}) {
  const lanes = lanesOf(signals);
  return (
    <Card
      aside={counted(signals.length, "signal")}
      id="signals"
      title="What happened, in this order"
    >
      {lanes.length > 0 && (
        <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-mute text-xs">
          {lanes.map((lane) => (
            <li key={lane.letter}>
              <b className="font-semibold text-ink">{lane.letter}</b> <AwsText text={lane.name} />,{" "}
              {counted(lane.places.length, "signal")}
            </li>
          ))}
        </ul>
      )}
      <ol>
        {signals.map((signal, place) => (
          <li
            className={`relative pb-6 last:pb-1 ${storyIndents[lanes.length] ?? "pl-9"}`}
            // Signals have no identity here but their place, and the list never changes.
            key={`${place}`}
          >
            <SignalLines lanes={lanes} last={place === signals.length - 1} place={place} />
            <SignalText
              href={signal.uid === null ? undefined : findingHrefs.get(signal.uid)}
              signal={signal}
            />
          </li>
        ))}
      </ol>
    </Card>
  );
}

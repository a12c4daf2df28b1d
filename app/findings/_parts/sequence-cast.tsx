import { AwsText } from "../../_components/aws-text.tsx";
import { Card } from "../../_components/card.tsx";
import type { SequenceDescription } from "../_describe/describe-sequence.ts";
import type { Named } from "../_describe/sequence-parts.ts";
import { FactGroup, FactList } from "./fact-list.tsx";

const shownAtOnce = 6;

/** Who took part, from where, and what they touched. */
export function SequenceCast({ sequence }: { readonly sequence: SequenceDescription }) {
  const { actors, endpoints, resources, indicators } = sequence;
  return (
    <Card id="cast" title="Who, from where, to what">
      <div className="space-y-4">
        <Parties parties={actors} title="Actors" />
        <Parties parties={endpoints} title="Endpoints" />
        <Parties parties={resources} title="Resources" />
        <FactGroup facts={indicators} title="Noticed about the whole" />
      </div>
    </Card>
  );
}

function Parties({
  title,
  parties,
}: {
  readonly title: string;
  readonly parties: readonly Named[];
}) {
  if (parties.length === 0) return null;
  const more = parties.slice(shownAtOnce);
  return (
    <section>
      <h3 className="mb-1 font-medium text-mute text-xs">{title}</h3>
      <PartyList parties={parties.slice(0, shownAtOnce)} />
      {more.length > 0 && (
        <details className="mt-1 text-sm">
          <summary className="min-h-6 text-mute">{more.length} more</summary>
          <PartyList parties={more} />
        </details>
      )}
    </section>
  );
}

function PartyList({ parties }: { readonly parties: readonly Named[] }) {
  return (
    <ul className="space-y-2">
      {parties.map(({ name, kind, facts }, index) => (
        // Names may be alike, and the list never changes.
        <li key={`${index}`}>
          <p className="font-medium text-sm">
            <AwsText text={name} />
            {kind !== null && <span className="font-normal text-mute text-xs"> {kind}</span>}
          </p>
          {facts.length > 0 && <FactList facts={facts} />}
        </li>
      ))}
    </ul>
  );
}

import type { Finding, Instant } from "../../../lib/posture/snapshot.ts";
import { Card } from "../../_components/card.tsx";
import { Age, Moment } from "../../_components/moment.tsx";
import { requestedAt } from "../../_posture/posture-door.ts";
import { counted } from "../../_words/numbers.ts";

/** When it was seen first and last and what became of it, from old to new. */
export function FindingTimeLine({ finding }: { readonly finding: Finding }) {
  const events = eventsOf(finding);
  return (
    <Card aside={`seen ${counted(finding.count, "time")}`} id="times" title="When">
      <ol className="text-sm">
        {events.map(({ name, at }, index) => (
          <li className="relative pb-3 pl-6 last:pb-0" key={name}>
            <TimeLineMark last={index === events.length - 1} />
            <span className="block font-medium leading-5">{name}</span>
            <span className="text-mute text-xs">
              {at === null ? (
                "when, GuardDuty does not tell"
              ) : (
                <>
                  <Moment at={at} />, <Age at={at} now={requestedAt()} /> ago
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** A dot on a line that ends with the last of them. */
function TimeLineMark({ last }: { readonly last: boolean }) {
  return (
    <svg aria-hidden="true" className="absolute inset-y-0 left-0 h-full w-4">
      {!last && <line className="stroke-line" strokeWidth="1.5" x1="6" x2="6" y1="10" y2="100%" />}
      <line className="stroke-line" strokeWidth="1.5" x1="6" x2="6" y1="0" y2="10" />
      <circle className="fill-card stroke-mute" cx="6" cy="10" r="3.5" strokeWidth="1.5" />
    </svg>
  );
}

interface TimeLineEvent {
  readonly name: string;
  readonly at: Instant | null;
}

function eventsOf(finding: Finding): TimeLineEvent[] {
  const dated: { readonly name: string; readonly at: Instant }[] = [
    ...known("First seen", finding.firstSeenAt),
    ...known("Reported by GuardDuty", finding.createdAt),
    ...known("Last seen", finding.lastSeenAt),
    ...(finding.updatedAt === finding.createdAt ? [] : known("Last updated", finding.updatedAt)),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return finding.archived ? [...dated, { name: "Archived or suppressed", at: null }] : dated;
}

function known(name: string, at: Instant | null) {
  return at === null ? [] : [{ name, at }];
}

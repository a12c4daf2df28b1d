import type { Finding, Instant } from "../../../../lib/posture/snapshot.ts";
import { minute } from "../../../_words/instants.ts";
import { count } from "../../../_words/numbers.ts";
import { Facts } from "./facts.tsx";

/** When it was seen, how often, and where it is kept. */
export function FindingTimes({ finding }: { readonly finding: Finding }) {
  const at = (name: string, instant: Instant | null) =>
    instant === null ? [] : [{ name, value: minute(instant) }];
  return (
    <Facts
      facts={[
        ...at("First seen", finding.firstSeenAt),
        ...at("Last seen", finding.lastSeenAt),
        { name: "Times", value: count(finding.count) },
        ...at("Updated", finding.updatedAt),
        { name: "Id", value: finding.id },
      ]}
      id="times"
      title="When"
      whenEmpty=""
    />
  );
}

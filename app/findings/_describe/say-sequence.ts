/** One sentence for a whole sequence. Its words may be an attacker's: show it through `AwsText`. */
import { span } from "../../_words/instants.ts";
import { counted } from "../../_words/numbers.ts";
import type { SequenceDescription } from "./describe-sequence.ts";

/** Who, from where, in how many steps over how long, by which tactics, on how many resources. */
export function saySequence(sequence: SequenceDescription): string {
  const { actors, endpoints, signals, resources } = sequence;
  const who = actors[0]?.name ?? "Somebody";
  const others = actors.length > 1 ? ` and ${counted(actors.length - 1, "other")}` : "";
  const from = endpoints[0] === undefined ? "" : `, from ${endpoints[0].name}`;
  const touched = resources.length === 0 ? "" : ` on ${counted(resources.length, "resource")}`;
  const times = signals.flatMap(({ firstSeenAt, lastSeenAt }) => lastSeenAt ?? firstSeenAt ?? []);
  const begin = signals[0]?.firstSeenAt;
  const end = times.toSorted().at(-1);
  const over = begin && end && begin < end ? ` within ${span(begin, end)}` : "";
  const tactics = [...new Set(signals.flatMap((signal) => signal.tactics.map(inWords)))];
  const how = tactics.length === 0 ? "" : `: ${tactics.join(", then ")}`;
  return `${who}${others}${from}${from === "" ? "" : ","} took ${counted(signals.length, "step")}${over}${touched}${how}`;
}

/** `InitialAccess` as `initial access`. */
function inWords(tactic: string): string {
  return tactic.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}

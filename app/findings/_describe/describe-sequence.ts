/** Makes sense of an attack sequence: who took part, what was noticed in which order, and what it touched. */

import type { Instant } from "../../../lib/posture/snapshot.ts";
import { at, joined, listOf, parsed, text } from "../../../lib/posture/walk-json.ts";
import { eachOnce, type Fact, fact } from "./fact.ts";
import { describeParty, describeTouched, type Named } from "./sequence-parts.ts";
import { instantOf, numberOf } from "./wire-values.ts";

/** One thing that was noticed. Every text comes from AWS or the attacker. */
export interface SequenceSignal {
  /** GuardDuty's own id of it; of a finding, the finding's. */
  readonly uid: string | null;
  readonly name: string;
  readonly description: string | null;
  /** `FINDING`, `CLOUD_TRAIL` …, or null. */
  readonly type: string | null;
  readonly firstSeenAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  /** GuardDuty's number from 1 to 10, or null. */
  readonly severityScore: number | null;
  readonly count: number | null;
  /** Tactics and techniques in GuardDuty's words: `Discovery`, `T1526`. */
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  /** What else GuardDuty noticed about it. */
  readonly indicators: readonly Fact[];
  readonly actors: readonly string[];
  readonly endpoints: readonly string[];
  /** Names of the resources, as in the sequence's own list. */
  readonly resources: readonly string[];
}

export interface SequenceDescription {
  readonly actors: readonly Named[];
  readonly endpoints: readonly Named[];
  readonly resources: readonly Named[];
  /** Earliest first seen first; those without a time last. */
  readonly signals: readonly SequenceSignal[];
  /** Of the whole, tactics apart. */
  readonly indicators: readonly Fact[];
}

/** @returns null when the finding holds no sequence: it is of another kind, or its JSON is not understood */
export function describeSequence(detail: string): SequenceDescription | null {
  const finding = parsed(detail);
  const sequence = at(finding, "Service", "Detection", "Sequence");
  if (sequence === undefined) return null;
  const actors = listOf(at(sequence, "Actors")).map(describeParty);
  const endpoints = listOf(at(sequence, "Endpoints")).map(describeParty);
  const resources = listOf(at(sequence, "Resources")).map((resource) =>
    describeTouched(resource, text(at(finding, "Region"))),
  );
  const named = (all: readonly Named[], ids: unknown) =>
    listOf(ids).flatMap((id) => all.find((each) => each.id === id)?.name ?? text(id) ?? []);
  return {
    actors: actors.filter(saysSomething),
    endpoints: endpoints.filter(saysSomething),
    resources: resources.filter(saysSomething),
    signals: listOf(at(sequence, "Signals"))
      .map((signal) => ({
        ...signalOf(signal),
        actors: named(actors, at(signal, "ActorIds")),
        endpoints: named(endpoints, at(signal, "EndpointIds")),
        resources: named(resources, at(signal, "ResourceUids")),
      }))
      .toSorted(byFirstSeen),
    indicators: indicatorsIn(at(sequence, "SequenceIndicators")),
  };
}

/**
 * When what a finding tells of began: its first signal may be older than what GuardDuty calls first seen.
 *
 * @param sequence null for a finding that is none
 */
export function firstSeenOf(
  { firstSeenAt }: { readonly firstSeenAt: Instant | null },
  sequence: Pick<SequenceDescription, "signals"> | null,
): Instant | null {
  const begin = sequence?.signals[0]?.firstSeenAt ?? firstSeenAt;
  return begin !== null && firstSeenAt !== null && firstSeenAt < begin ? firstSeenAt : begin;
}

function saysSomething({ name, facts }: Named): boolean {
  return facts.length > 0 || name !== "";
}

function signalOf(signal: unknown) {
  const indicators = at(signal, "SignalIndicators");
  return {
    uid: text(at(signal, "Uid")),
    name:
      text(at(signal, "Name")) ?? text(at(signal, "Description")) ?? text(at(signal, "Uid")) ?? "–",
    description: text(at(signal, "Description")),
    type: text(at(signal, "Type")),
    firstSeenAt: instantOf(at(signal, "FirstSeenAt")),
    lastSeenAt: instantOf(at(signal, "LastSeenAt")),
    severityScore: numberOf(at(signal, "Severity")),
    count: numberOf(at(signal, "Count")),
    tactics: valuesOf(indicators, "ATTACK_TACTIC"),
    techniques: valuesOf(indicators, "ATTACK_TECHNIQUE"),
    indicators: indicatorsIn(indicators),
  };
}

function valuesOf(indicators: unknown, key: string): string[] {
  return listOf(indicators)
    .filter((indicator) => at(indicator, "Key") === key)
    .flatMap((indicator) => listOf(at(indicator, "Values")).flatMap((value) => text(value) ?? []));
}

/** All but the tactics and techniques, which stand apart. */
function indicatorsIn(indicators: unknown): Fact[] {
  return eachOnce(
    listOf(indicators).flatMap((indicator) => {
      const key = text(at(indicator, "Key")) ?? "";
      if (key.startsWith("ATTACK_")) return [];
      const name = text(at(indicator, "Title")) ?? inWords(key);
      return fact(name, joined(listOf(at(indicator, "Values")).map(text)) ?? "yes");
    }),
  );
}

function inWords(key: string): string {
  const words = key.toLowerCase().replaceAll("_", " ");
  return words === "" ? "Noticed" : words.slice(0, 1).toUpperCase() + words.slice(1);
}

function byFirstSeen(a: SequenceSignal, b: SequenceSignal): number {
  if (a.firstSeenAt === b.firstSeenAt) return 0;
  if (a.firstSeenAt === null) return 1;
  if (b.firstSeenAt === null) return -1;
  return a.firstSeenAt < b.firstSeenAt ? -1 : 1;
}

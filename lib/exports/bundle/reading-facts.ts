/** Who asked AWS for a piece of evidence, with what; from what was noted while the requests were sent. */
import type { AskedRequests, CollectionOrigin } from "../../posture/collection-origin.ts";
import type { RuleAssessment } from "../../posture/posture.ts";
import type { Instant } from "../../posture/snapshot.ts";
import type { Source } from "../../posture/vocabulary.ts";

/** In the place of what the collection did not note: one of before it was, or none that is known. */
export const notRecorded = "not recorded";

/** The origin of what was read at an instant; null when nobody noted it. */
export type OriginAt = (at: Instant) => CollectionOrigin | null;

/** Requests of one kind, without how many they were. */
export interface RequestParams {
  readonly operation: string;
  /** What every one of them asked alike. */
  readonly parameters: AskedRequests["parameters"];
  /** By parameter, what they were about in turn: of a piece of evidence, only what it is about. */
  readonly about: AskedRequests["names"];
  /** By parameter, how many ids all of them gave that are not noted one by one. */
  readonly ids_not_kept: AskedRequests["notKept"];
}

export interface ReadingFacts {
  readonly request_params: readonly RequestParams[] | typeof notRecorded;
  readonly collector_version: string;
  readonly caller_arn: string;
}

/** What a reading asked by some operations, as far as AWS answered. @param rules only what was about these */
export function factsOf(
  origin: CollectionOrigin | null,
  region: string,
  operations: readonly string[],
  rules: readonly RuleAssessment[] | null,
): ReadingFacts {
  if (origin === null) {
    return {
      request_params: notRecorded,
      collector_version: notRecorded,
      caller_arn: notRecorded,
    };
  }
  const asked = origin.requests
    .filter((one) => one.region === region && one.answered > 0 && operations.includes(one.action))
    .flatMap((one) => (rules === null ? [one] : narrowed(one, rules)));
  return {
    request_params: asked.map(paramsOf),
    collector_version: origin.collectorVersion,
    caller_arn: origin.callerArn,
  };
}

/** Everything that one source was asked in a region, answered or not. */
export function askedOf(
  { requests }: CollectionOrigin,
  source: Source,
  region: string,
): readonly AskedRequests[] {
  return requests.filter(
    (one) => one.region === region && one.action.slice(0, one.action.indexOf(":")) === source,
  );
}

export function paramsOf({ action, parameters, names, notKept }: AskedRequests): RequestParams {
  return { operation: action, parameters, about: names, ids_not_kept: notKept };
}

/** None when they were about other rules or packs alone. */
function narrowed(asked: AskedRequests, rules: readonly RuleAssessment[]): AskedRequests[] {
  const names = Object.entries(asked.names).map(([parameter, all]) => {
    const own = ownNames(parameter, rules);
    return [parameter, own === null ? all : all.filter((name) => own.has(name))] as const;
  });
  // Of more names than are kept, nobody knows which they were.
  const isOfThese = names.every(([name, own]) => own.length > 0 || name in asked.notKept);
  return isOfThese ? [{ ...asked, names: Object.fromEntries(names) }] : [];
}

function ownNames(parameter: string, rules: readonly RuleAssessment[]): ReadonlySet<string> | null {
  if (/\bConfigRuleNames?$/.test(parameter)) return new Set(rules.map((rule) => rule.name));
  if (!/\bConformancePackNames?$/.test(parameter)) return null;
  return new Set(rules.flatMap((rule) => rule.pack ?? []));
}

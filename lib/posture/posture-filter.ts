import type { CustomerItemId, PillarId, Severity } from "./vocabulary.ts";

/** Narrows a posture to a part of the account or of the catalogue. Members given are all required to hold. */
export interface PostureFilter {
  readonly pillar?: PillarId;
  readonly responsibility?: CustomerItemId;
  /** Exactly this severity. */
  readonly severity?: Severity;
  readonly region?: string;
  /** Name of a conformance pack. */
  readonly pack?: string;
  /** Id of a standard: what is evidence for one of its requirements, or contradicts one. */
  readonly standard?: string;
}

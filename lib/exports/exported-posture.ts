import type { Posture } from "../posture/posture.ts";
import type { PostureFilter } from "../posture/posture-filter.ts";
import type { Instant } from "../posture/snapshot.ts";

/** What every document is written from. */
export interface ExportedPosture {
  readonly posture: Posture;
  /** What the posture was narrowed to; empty: nothing. */
  readonly filter: PostureFilter;
  readonly generatedAt: Instant;
}

/** A document in pieces, made as they are asked for. */
export type Chunks = AsyncIterable<string | Uint8Array>;

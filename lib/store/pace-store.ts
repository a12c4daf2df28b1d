import type { LearnedPace } from "../posture/learned-pace.ts";

/** How fast AWS let itself be asked, kept for the next collection of the account. */
export interface PaceStore {
  readonly load: (accountId: string) => Promise<readonly LearnedPace[]>;
  /** Puts these in the place of older ones of the same region and family. */
  readonly keep: (accountId: string, paces: readonly LearnedPace[]) => Promise<void>;
}

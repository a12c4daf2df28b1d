import type { CollectionProgress } from "../../../lib/posture/progress.ts";

/** What a page that watches a collection is told. */
export type ProgressAnswer =
  | { readonly running: true; readonly progress: CollectionProgress | null }
  | { readonly running: false };

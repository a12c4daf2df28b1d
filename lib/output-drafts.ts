/** Junction: a file that is not yet whole, beside the one that a person has named. */
import { draftFor, sweepDrafts } from "./store/open-store.ts";

/** A name for it, by which the next run knows whether it is still written; what killed runs left is removed. */
export async function draftBeside(target: string): Promise<string> {
  await sweepDrafts(target, new Date().toISOString());
  return draftFor(target);
}

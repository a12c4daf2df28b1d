import "server-only";
/**
 * The app's one door to the posture, fenced: a client component that imports it breaks the build, so
 * neither credentials nor the store can end up in a browser. What a request asks twice is read once.
 */
import { cache } from "react";
import type { Posture } from "../../lib/posture/posture.ts";
import type { Instant } from "../../lib/posture/snapshot.ts";
import { type AttemptView, readLatestAttempt } from "../../lib/read-attempt.ts";
import { readPosture } from "../../lib/read-posture.ts";
import { storeTroubleOf } from "../../lib/store-trouble.ts";

/** What a page has to show: a posture, none yet, or the reason why what is stored cannot be read. */
export type PostureView =
  | { readonly kind: "posture"; readonly posture: Posture }
  | { readonly kind: "none" }
  /** Names the file that cannot be read, and the way out. */
  | { readonly kind: "unreadable"; readonly message: string };

/** The newest posture. The store's own refusals are told, not thrown. */
export const currentPosture = cache(async (): Promise<PostureView> => {
  try {
    return await readPosture();
  } catch (error) {
    const trouble = storeTroubleOf(error);
    if (trouble === null) throw error;
    return { kind: "unreadable", message: trouble.message };
  }
});

/** The latest collection; null when there was none, or when the store tells nothing at all. */
export const currentAttempt = cache(async (): Promise<AttemptView | null> => {
  try {
    return await readLatestAttempt();
  } catch (error) {
    if (storeTroubleOf(error) === null) throw error;
    // The page says why: reading the posture failed on the same store.
    return null;
  }
});

/** One instant for a whole page, so that two ages on it cannot disagree. */
export const requestedAt = cache((): Instant => new Date().toISOString());

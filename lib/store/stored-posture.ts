import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { Posture } from "../posture/posture.ts";
import { StoreDamagedError, StoreNewerError } from "./store-errors.ts";

/** Raised when `Posture` changes so that an older one can no longer be shown as it is. */
export const postureFormat = 1;

/**
 * Only what tells a posture from something else. Its insides were written by this code in the format
 * that stands beside it, gzip's checksum has held them, and checking them row by row would cost more
 * than all the rest of a page.
 */
const outline = z.looseObject({
  asOf: z.string(),
  account: z.looseObject({ id: z.string() }),
  snapshot: z.looseObject({ id: z.string() }),
  coverage: z.array(z.unknown()),
  rules: z.array(z.unknown()),
  controls: z.array(z.unknown()),
  pillars: z.array(z.unknown()),
  responsibilities: z.array(z.unknown()),
});

/** A posture as it is kept: gzipped JSON. */
export function packPosture(posture: Posture): Uint8Array {
  return gzipSync(JSON.stringify(posture));
}

/**
 * A posture out of the store.
 *
 * @throws StoreNewerError, StoreDamagedError
 */
export function unpackPosture(path: string, format: number, packed: Uint8Array): Posture {
  if (format !== postureFormat) throw new StoreNewerError(path, `posture format ${format}`);
  try {
    const posture: unknown = JSON.parse(gunzipSync(packed).toString());
    outline.parse(posture);
    // Checked as far as the outline goes; see there why not further.
    return posture as Posture;
  } catch (error) {
    throw new StoreDamagedError(path, "a saved posture is not as it was written", { cause: error });
  }
}

/** A small bundle, whole in memory. */

import type { BundleInput } from "../../lib/exports/bundle/bundle-input.ts";
import { postureToBundle } from "../../lib/exports/bundle/posture-to-bundle.ts";
import { aPosture } from "../builders/a-posture.ts";

/** What a bundle is made from; say only what is to differ. */
export function aBundleInput(given: Partial<BundleInput> = {}): BundleInput {
  return {
    posture: aPosture(),
    filter: {},
    generatedAt: "2026-11-22T10:00:00.000Z",
    version: "0.1.0",
    documents: [],
    evaluations: inTurn([]),
    findings: [],
    calls: null,
    originAt: () => null,
    exceptionEntries: [],
    onSums: () => {},
    ...given,
  };
}

export async function aBundle(given: Partial<BundleInput> = {}): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of postureToBundle(aBundleInput(given))) pieces.push(piece);
  return Buffer.concat(pieces);
}

export async function* inTurn<Row>(rows: Iterable<Row>): AsyncGenerator<Row> {
  yield* rows;
}

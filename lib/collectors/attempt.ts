import { ReadFailedError, type ReadFailure } from "./read-failure.ts";

/** What came of a read that may fail. */
export type Attempt<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "failed"; readonly failure: ReadFailure };

/** Turns AWS's failures into values. Everything else that is thrown (a stop, a fault of ours) goes on. */
export async function attempt<T>(read: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { kind: "read", value: await read() };
  } catch (error) {
    if (error instanceof ReadFailedError) return { kind: "failed", failure: error.failure };
    throw error;
  }
}

/** The value, or the failure thrown again. @throws ReadFailedError */
export function valueOrThrow<T>(outcome: Attempt<T>): T {
  if (outcome.kind === "failed") throw new ReadFailedError(outcome.failure);
  return outcome.value;
}

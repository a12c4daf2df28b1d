/**
 * Asks for what belongs to each item while the next items are still coming, so many at once. Results come
 * in the order of the items, and the next item is taken when the oldest result has been: nothing piles up.
 * An error among the items comes after the results of those before it, an error among the results in its
 * place, so what was given never has a gap.
 */
export async function* askAhead<T, R>(
  items: AsyncIterable<T>,
  atOnce: number,
  ask: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const asked: Promise<R>[] = [];
  const listing = items[Symbol.asyncIterator]();
  const nextItem = () => listing.next().catch((error: unknown) => new BrokenListing(error));
  let step = await nextItem();
  try {
    while (!(step instanceof BrokenListing) && step.done !== true) {
      const result = ask(step.value);
      // It is awaited in its turn, or nobody wants it any more.
      result.catch(() => {});
      asked.push(result);
      if (asked.length === atOnce) yield* oldestOf(asked);
      step = await nextItem();
    }
    while (asked.length > 0) yield* oldestOf(asked);
  } finally {
    await listing.return?.();
  }
  if (step instanceof BrokenListing) throw step.error;
}

class BrokenListing {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

async function* oldestOf<R>(asked: Promise<R>[]): AsyncGenerator<R, void, undefined> {
  const oldest = asked.shift();
  if (oldest !== undefined) yield await oldest;
}

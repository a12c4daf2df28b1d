/**
 * Gives the same items, asking for the next while the caller is busy with this one; never for the one
 * after that, so a slow caller holds two items at most.
 */
export async function* oneAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const source = items[Symbol.asyncIterator]();
  const ask = () => {
    const step = source.next();
    // Its failure is met when its turn comes; until then nobody listens.
    step.catch(() => {});
    return step;
  };
  let next = ask();
  try {
    while (true) {
      const step = await next;
      if (step.done === true) return;
      next = ask();
      yield step.value;
    }
  } finally {
    // Not waited for: the call under way may be slow, and whoever stops here wants no more of it.
    source.return?.().catch(() => {});
  }
}

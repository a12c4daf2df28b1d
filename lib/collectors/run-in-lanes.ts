/** Work of one kind, of which so much may run at once. */
export interface Lane<T> {
  readonly atOnce: number;
  readonly tasks: readonly (() => Promise<T>)[];
}

/**
 * Runs all lanes beside each other and gives each result as it comes. A task starts when a place in
 * its lane is free and the result that freed it has been taken, so results do not pile up unread.
 *
 * @throws what the first failing task threw
 */
export async function* runInLanes<T>(
  lanes: readonly Lane<T>[],
): AsyncGenerator<T, void, undefined> {
  const waiting = lanes.map(({ tasks }) => [...tasks]);
  const running = new Map<number, Promise<{ id: number; lane: number; value: T }>>();
  let started = 0;
  const startNext = (lane: number) => {
    const task = waiting[lane]?.shift();
    if (task === undefined) return;
    const id = started++;
    running.set(
      id,
      task().then((value) => ({ id, lane, value })),
    );
  };
  for (const [lane, { atOnce }] of lanes.entries())
    for (let place = 0; place < atOnce; place++) startNext(lane);
  try {
    while (running.size > 0) {
      const { id, lane, value } = await Promise.race(running.values());
      running.delete(id);
      yield value;
      startNext(lane);
    }
  } finally {
    // What still runs when a task fails or nobody listens any more ends on its own; its error has no reader.
    for (const promise of running.values()) promise.catch(() => {});
  }
}

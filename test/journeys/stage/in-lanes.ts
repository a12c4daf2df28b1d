/** How many pages are open beside one another: a page waits for its server, and the server for nobody. */
const lanes = 3;

/**
 * Goes through a list with several at a time, and gives what was made of each in the list's order.
 *
 * @param openLane makes what one of them works with; what it gives does the work
 */
export async function inLanes<Item, Made>(
  items: readonly Item[],
  openLane: () => Promise<(item: Item) => Promise<Made>>,
): Promise<Made[]> {
  const made: Made[] = [];
  const waiting = items.entries();
  const walk = async () => {
    const work = await openLane();
    for (const [place, item] of waiting) made[place] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, walk));
  return made;
}

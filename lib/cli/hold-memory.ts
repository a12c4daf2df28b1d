/** Keeps collections and long exports small. Left to itself V8 lets 270 MiB grow around the 50 that are in use. */
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** For objects just made, garbage for the most part. V8 would go to four times as much. */
const mostYoungBytes = 32 * 2 ** 20;

/** The others may grow by so much of what was in use before they are looked through again. */
const growingPercent = 100;

const lookEveryMilliseconds = 250;

/**
 * Bounds the memory of this process from now on. A large collection takes two thirds of what it took, for
 * no more work of the processor than can be measured.
 *
 * V8 reads both flags anew with each round of its garbage collector, so they hold though it runs already.
 * Node's own switch for the young, `--max-semi-space-size`, is read at the start alone, and whoever starts
 * Demarc would have to know it. Here the bound can only be said as "do not double again": hence the looking.
 */
export function holdMemory(): void {
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`);
  holdYoung();
  setInterval(holdYoung, lookEveryMilliseconds).unref();
}

function holdYoung(): void {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
  const mayDouble = young !== undefined && young.space_size < mostYoungBytes;
  setFlagsFromString(`--semi-space-growth-factor=${mayDouble ? 2 : 1}`);
}

import type { HouseFloor } from "../../lib/posture/house.ts";

/** Fewer empty places than this stay places of their own. */
const leastTall = 3;

/**
 * How many floors the wall at a place covers: all of an unbroken run at its top, none below its top,
 * and one where the run is too short to be drawn as one wall.
 */
export function emptyRun(
  floors: readonly Pick<HouseFloor, "cells">[],
  column: number,
  level: number,
): number {
  const isEmpty = (at: number) => floors[at]?.cells[column] === null;
  let top = level;
  while (isEmpty(top - 1)) top -= 1;
  let end = level;
  while (isEmpty(end)) end += 1;
  const length = end - top;
  if (length < leastTall) return 1;
  return top === level ? length : 0;
}

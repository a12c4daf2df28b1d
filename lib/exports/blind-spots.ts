import type { WatchAssessment } from "../posture/posture.ts";
import { planNamed } from "./words.ts";

/**
 * What would not notice, and where: `Runtime Monitoring off in 15 regions, not read in 1`. Plans that are
 * blind in the same way stand together; empty when all of them look everywhere.
 */
export function blindSpots(watches: readonly WatchAssessment[]): string {
  const blind = watches
    .map((watch) => ({ plan: planNamed(watch.feature), how: blindness(watch) }))
    .filter(({ how }) => how !== "");
  return [...Map.groupBy(blind, ({ how }) => how)]
    .map(([how, alike]) => `${alike.map(({ plan }) => plan).join(", ")} ${how}`)
    .join("; ");
}

function blindness({ on, off, notRead }: WatchAssessment): string {
  if (on.length === 0) return "seen on nowhere";
  return [
    ...(off.length > 0 ? [`off in ${regions(off.length)}`] : []),
    ...(notRead.length > 0 ? [`not read in ${regions(notRead.length)}`] : []),
  ].join(", ");
}

function regions(count: number): string {
  return `${count} ${count === 1 ? "region" : "regions"}`;
}

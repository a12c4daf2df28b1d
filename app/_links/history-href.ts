/** Where history lives. */
import type { Instant } from "../../lib/posture/snapshot.ts";
import type { PillarId } from "../../lib/posture/vocabulary.ts";
import { withQuery } from "./hrefs.ts";

export interface HistoryPlace {
  readonly pillar?: PillarId | undefined;
  /** How far back the trend goes. */
  readonly days?: number | undefined;
  /** Where the table goes on. */
  readonly after?: string | undefined;
}

export function historyHref(place: HistoryPlace = {}): string {
  return withQuery("/history", { ...place });
}

/** What changed up to a collection, since the one before it or since another. */
export function changesHref(
  id: string,
  place: {
    readonly since?: string | undefined;
    /** A control's key: only its resources. */
    readonly control?: string | undefined;
    /** Where the list of resources goes on. */
    readonly after?: string | undefined;
  } = {},
): string {
  return withQuery(`/history/${encodeURIComponent(id)}`, { ...place });
}

/** The resources of one control that changed. */
export function changedResourcesHref(
  id: string,
  place: Parameters<typeof changesHref>[1] = {},
): string {
  return `${changesHref(id, place)}#resources`;
}

/** The posture as it was at an instant, as a file. */
export function exportAsOfHref(format: "json" | "csv" | "md", at: Instant): string {
  return withQuery(`/exports/${format}`, { "as-of": at });
}

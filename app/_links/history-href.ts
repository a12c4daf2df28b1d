/** Where history lives. */
import type { Instant } from "../../lib/posture/snapshot.ts";
import type { PillarId } from "../../lib/posture/vocabulary.ts";
import type { exportFormats } from "./export-formats.ts";
import { withQuery } from "./hrefs.ts";

type ExportFormatName = (typeof exportFormats)[number]["format"];

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

/** Where a collection's page offers its files. */
export const exportOfPastId = "export";

/** Every file of the posture as a collection left it. */
export function exportsOfPastHref(id: string): string {
  return `${changesHref(id)}#${exportOfPastId}`;
}

/** The posture as it was at an instant, as a file. */
export function exportAsOfHref(format: ExportFormatName, at: Instant): string {
  return withQuery(`/exports/${format}`, { "as-of": at });
}

/** Where the list of resources and what is known of one region live. */
import type { ResourceStatus } from "../../lib/posture/vocabulary.ts";
import { withQuery } from "./hrefs.ts";

/** What a list of resources can be narrowed by. Members given must all hold. */
export interface ResourceListFilter {
  readonly status?: ResourceStatus | undefined;
  readonly type?: string | undefined;
  /** Judged in this region; `global`: one in every region. */
  readonly region?: string | undefined;
  readonly search?: string | undefined;
}

export function resourcesHref(
  filter: ResourceListFilter = {},
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  return withQuery("/resources", { ...filter, ...more });
}

/** Everything about one region on one page. */
export function regionHref(region: string): string {
  return `/regions/${encodeURIComponent(region)}`;
}

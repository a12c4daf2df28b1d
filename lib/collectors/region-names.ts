/** Region names: which one is home, and which ones a mistyped name may have meant. */
import { partition } from "@aws-sdk/core/client";
import {
  loadConfig,
  NODE_REGION_CONFIG_FILE_OPTIONS,
  NODE_REGION_CONFIG_OPTIONS,
} from "@smithy/core/config";

export interface HomeRegion {
  readonly name: string;
  /** `default`: neither the settings nor AWS's own variables and files name one. */
  readonly from: "settings" | "aws_configuration" | "default";
}

/** Where calls that are about no region are made, when nothing says otherwise. */
const defaultRegion = "us-east-1";

/** A region that is set to nothing is not set: the SDK would take it for a name. */
const regionSources: typeof NODE_REGION_CONFIG_OPTIONS = {
  ...NODE_REGION_CONFIG_OPTIONS,
  environmentVariableSelector: (environment) =>
    NODE_REGION_CONFIG_OPTIONS.environmentVariableSelector(environment)?.trim() || undefined,
};

/** The settings' region, else the one of AWS's own variables and files, else {@link defaultRegion}. */
export async function findHomeRegion(fromSettings: string | null): Promise<HomeRegion> {
  if (fromSettings !== null) return { name: fromSettings, from: "settings" };
  try {
    const name = await loadConfig(regionSources, NODE_REGION_CONFIG_FILE_OPTIONS)();
    return { name, from: "aws_configuration" };
  } catch {
    return { name: defaultRegion, from: "default" };
  }
}

/** The region in which a partition keeps what it has once: always enabled, so it can be asked about others. */
export function globalRegionOf(region: string): string | null {
  const home = partition(region);
  return "implicitGlobalRegion" in home && typeof home.implicitGlobalRegion === "string"
    ? home.implicitGlobalRegion
    : null;
}

const mostSuggestions = 3;

/** The known names that a wrong one is closest to, closest first. */
export function nearestNames(wrong: string, known: readonly string[]): readonly string[] {
  return known
    .map((name) => ({ name, distance: distanceBetween(wrong, name) }))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, mostSuggestions)
    .map(({ name }) => name);
}

/** Letters to insert, take out, change or swap with a neighbour to make one text of the other. */
function distanceBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (same ? 0 : 1),
        swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(a.length, b.length);
}

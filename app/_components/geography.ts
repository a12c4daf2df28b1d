/** Regions by where they are, in the order of AWS's own region menu. */
const geographies: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["Global", /^global$/],
  ["Americas", /^(us|ca|sa|mx)-/],
  ["Europe", /^(eu|eusc)-/],
  ["Asia Pacific", /^ap-/],
  ["Middle East, Africa", /^(me|af|il)-/],
  ["China", /^cn-/],
];

export interface Geography {
  readonly name: string;
  readonly regions: readonly string[];
}

/** Groups regions by geography; one that is in none stands under `Elsewhere`, never left out. */
export function byGeography(regions: readonly string[]): Geography[] {
  const nameOf = (region: string) =>
    geographies.find(([, pattern]) => pattern.test(region))?.[0] ?? "Elsewhere";
  const groups = Map.groupBy(regions, nameOf);
  return [...geographies.map(([name]) => name), "Elsewhere"].flatMap((name) => {
    const found = groups.get(name);
    return found ? [{ name, regions: found.toSorted() }] : [];
  });
}

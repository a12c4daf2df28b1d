/** Which regions to read, out of those there are and those the settings name. Pure. */
import type { RegionListing } from "./list-regions.ts";
import type { ReadFailure } from "./read-failure.ts";
import { type HomeRegion, nearestNames } from "./region-names.ts";

/** Where the choice is from; `region`: AWS listed none, so the home region stands alone. */
export type RegionsFrom = RegionListing["from"] | "settings" | "region";

export type ChosenRegions =
  | { readonly kind: "chosen"; readonly regions: readonly string[]; readonly from: RegionsFrom }
  | { readonly kind: "refused"; readonly failure: ReadFailure; readonly message: string };

/**
 * @param asked the settings' regions; null for all that are enabled
 * @param listing null when AWS would not list any: then the settings are taken at their word
 */
export function chooseRegions(
  asked: readonly string[] | null,
  home: HomeRegion,
  listing: RegionListing | null,
): ChosenRegions {
  const wanted = asked === null ? null : [...new Set(asked)].sort();
  if (listing === null) {
    return wanted === null
      ? { kind: "chosen", regions: [home.name], from: "region" }
      : { kind: "chosen", regions: wanted, from: "settings" };
  }
  const wrong = [...new Set([...(wanted ?? []), home.name])].filter(
    (name) => !listing.enabled.includes(name),
  );
  if (wrong.length > 0) return refuse(wrong, listing);
  return wanted === null
    ? { kind: "chosen", regions: listing.enabled, from: listing.from }
    : { kind: "chosen", regions: wanted, from: "settings" };
}

function refuse(wrong: readonly string[], listing: RegionListing): ChosenRegions {
  const disabled = wrong.every((name) => listing.disabled.includes(name));
  const sentences = wrong.map((name) => sentenceOn(name, listing));
  const message = `${sentences.join(" ")} Enabled are: ${listing.enabled.join(", ")}.`;
  const failure: ReadFailure = {
    reason: disabled ? "region_disabled" : "not_in_region",
    operation: listing.from,
    detail: `${listing.from}: ${wrong.join(", ")} not among the enabled regions`,
  };
  return { kind: "refused", failure, message };
}

function sentenceOn(name: string, { enabled, disabled, from }: RegionListing): string {
  if (disabled.includes(name))
    return `The region ${name} is not enabled for this account: enable it in the account's settings, or leave it out.`;
  const nearest = nearestNames(name, enabled).join(", ");
  const verdict =
    from === "account:ListRegions"
      ? "is not a region of AWS"
      : "is not a region that is enabled for this account";
  return `${name} ${verdict}. Did you mean one of ${nearest}?`;
}

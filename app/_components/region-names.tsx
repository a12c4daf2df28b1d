import { Fragment } from "react";
import { RegionLink } from "./region-link.tsx";

/** Regions in a row, each the way to its page. A line breaks between two of them and never at a name's own hyphens. */
export function RegionNames({ regions }: { readonly regions: readonly string[] }) {
  return regions.map((region, index) => (
    <Fragment key={region}>
      {index > 0 && ", "}
      <RegionLink region={region} />
    </Fragment>
  ));
}

import { Fragment } from "react";

/** Regions in a row. A line breaks between two of them and never at a name's own hyphens. */
export function RegionNames({ regions }: { readonly regions: readonly string[] }) {
  return regions.map((region, index) => (
    <Fragment key={region}>
      {index > 0 && ", "}
      <span className="whitespace-nowrap">{region}</span>
    </Fragment>
  ));
}

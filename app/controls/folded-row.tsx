import { type ControlListing, listingHref } from "./control-listing.ts";
import type { FoldedControls } from "./fold-controls.ts";
import { foldWords } from "./fold-controls.ts";

/** Rules that are alike, as one row of the list that opens them. */
export function FoldedRow({
  fold,
  listing,
}: {
  readonly fold: FoldedControls;
  readonly listing: ControlListing;
}) {
  const query = { ...listing.query, ...fold.within, about: fold.group };
  return (
    <tr>
      <td />
      <th colSpan={6} scope="row">
        <a className="link font-medium" href={listingHref(listing, { query })}>
          {foldWords(fold)}
        </a>
        <span className="block text-mute text-xs">
          They ask the same of one resource type after another, so they stand here as one.
        </span>
      </th>
    </tr>
  );
}

/** Says that an address asked for a page that its list does not have, and is shown the first instead. */
export function BadMarker() {
  return (
    <p className="mb-2 text-mute" role="status">
      That page is not in the list: this is the first.
    </p>
  );
}

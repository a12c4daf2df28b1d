/** Says that part of an address was not understood: a list that is longer than asked for must say so. */
export function UnusedFilters({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p
      className="mb-4 rounded-md border border-amber border-dashed px-3 py-2 text-sm"
      role="status"
    >
      The address narrows by {names.join(", ")} in a way Demarc does not know, so the list is not
      narrowed by it.
    </p>
  );
}

/** The file of a list under the query of its page's address; the panel and the page number are no filters. */
export function csvHref(list: string, pageAddress: string): string {
  const { searchParams } = new URL(pageAddress, "http://localhost");
  searchParams.delete("show");
  searchParams.delete("page");
  const query = searchParams.toString();
  return `/lists/${list}.csv${query === "" ? "" : `?${query}`}`;
}

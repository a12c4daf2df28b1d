/** Those that people are asked for first; a standard that is not named here comes after them. */
const order = [
  "pci-dss",
  "hipaa",
  "soc-2",
  "iso-27001",
  "nist-800-53",
  "cis-aws",
  "well-architected",
] as const;

/** Standards as people look for them; of several editions the newest first. */
export function inReadersOrder<Named extends { readonly id: string }>(
  standards: readonly Named[],
): Named[] {
  return standards.toSorted((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? 1 : -1));
}

function rank(id: string): number {
  const place = order.findIndex((prefix) => id.startsWith(prefix));
  return place === -1 ? order.length : place;
}

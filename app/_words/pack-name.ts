const prefix = /^(OrgConformsPack-)?Operational-Best-Practices-[Ff]or-/;

/** A pack's name without the words that all of AWS's packs begin with: `PCI DSS`. Any other is as it is. */
export function shortPackName(name: string): string {
  return prefix.test(name) ? name.replace(prefix, "").replaceAll("-", " ") : name;
}

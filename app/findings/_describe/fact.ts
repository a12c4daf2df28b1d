/** One line of a description; both texts come from AWS or the attacker. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** A line, or none when nothing is known. */
export function fact(name: string, value: string | null): Fact[] {
  return value === null ? [] : [{ name, value }];
}

/** The same line once, however often it was told. */
export function eachOnce(facts: readonly Fact[]): Fact[] {
  const known = new Map(facts.map((each) => [`${each.name}\u0000${each.value}`, each]));
  return [...known.values()];
}

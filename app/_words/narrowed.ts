import { visibleText } from "../../lib/exports/visible-text.ts";

/** More in a row would make no heading. */
const mostNamed = 2;
const longestName = 60;

/**
 * What follows a headline's number: ` under Identity and access, deployed in eu-west-1`; where that gets
 * long, ` matching 3 filters`, which are named below it. Nothing where nothing narrows.
 *
 * @param narrowings each filter in words, undefined where it is not in force
 * @param others whether the headline names filters besides
 */
export function narrowed(narrowings: readonly (string | undefined)[], others: boolean): string {
  const inForce = narrowings.filter((words) => words !== undefined);
  if (inForce.length === 0) return "";
  if (inForce.length <= mostNamed) return ` ${inForce.join(", ")}`;
  return ` matching ${inForce.length}${others ? " more" : ""} filters`;
}

/** A filter's value from the address, behind the word that says what it does: `in eu-west-1`. */
export function narrowing(
  before: string,
  asked: string | readonly string[] | undefined,
): string | undefined {
  const values = [asked ?? []].flat().map((value) => visibleText(value.slice(0, longestName)));
  return values.length === 0 ? undefined : `${before} ${values.join(" or ")}`;
}

/** `with “bucket public”`. */
export function withWords(search: string | undefined): string | undefined {
  return search === undefined
    ? undefined
    : narrowing("with", `“${search.slice(0, longestName - 2)}”`);
}

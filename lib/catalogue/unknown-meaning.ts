/** What can honestly be said of a failure of a rule that nobody knows. */
const notWeighed = ", and nobody has weighed its severity";

/** @param isCustom whether the rule is none of AWS's */
export function unknownMeaning(isCustom: boolean): string {
  return isCustom
    ? `This is a custom rule: Demarc's catalogue cannot tell what a failure means${notWeighed}.`
    : `Demarc's catalogue does not know this rule of AWS's yet, so it cannot tell what a failure means${notWeighed}.`;
}

/** The same meaning once a person has said how bad a failure is; any other meaning as it is. */
export function meaningOnceWeighed(meaning: string): string {
  return meaning === unknownMeaning(true) || meaning === unknownMeaning(false)
    ? meaning.replace(notWeighed, "")
    : meaning;
}

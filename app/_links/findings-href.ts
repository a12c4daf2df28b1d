/** Which of GuardDuty's plans are off, and what they would have seen. */
export const protectionHref = "/findings/protection";

/** The row of one plan, by the word of GuardDuty's detector. */
export function protectionPlanHref(feature: string): string {
  return `${protectionHref}#${feature}`;
}

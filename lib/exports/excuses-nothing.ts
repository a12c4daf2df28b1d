import type { Exception } from "../posture/exceptions.ts";

/**
 * Why an exception in force excuses nothing now.
 *
 * @param closer how many failing resources fit it, and are excused by others that look closer
 */
export function whyNothingIsExcused(
  { resource, pattern }: Pick<Exception, "resource" | "pattern">,
  closer: number,
): string {
  if (closer > 0) return "what fails and fits it, another exception excuses already";
  if (resource !== null) return "its resource is not seen to fail the control";
  if (pattern !== null) return "no failing resource’s id fits its pattern";
  return "nothing is seen to fail the control";
}

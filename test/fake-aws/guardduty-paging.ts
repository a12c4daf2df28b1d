/** GuardDuty: the detector a call is about, and pages of fifty. */
import type { AwsError } from "./aws-error.ts";
import { badRequest } from "./finding-criteria.ts";
import { type Call, pageFor } from "./operation.ts";
import type { Page } from "./paging.ts";
import type { FakeDetector } from "./state.ts";

/** GuardDuty pages by fifty, and takes fifty ids at once. */
export const fifty = 50;

const invalidToken = (): AwsError => badRequest("the input nextToken is invalid");

/** One page of a listing of the region. */
export function pageOfFifty<T>(call: Call, list: () => readonly T[]): Page<T> {
  const limit = call.input.whole("maxResults", { min: 1, max: fifty, fallback: fifty });
  return pageFor(call, list, { limit, tokenName: "nextToken", refuse: invalidToken });
}

/** The region's detector, if its id is the one asked about. */
export function detectorOf(call: Call): FakeDetector {
  const id = call.input.requiredText("detectorId");
  const { detector } = call.region;
  if (detector === null || detector.id !== id)
    throw badRequest("the input detectorId is not owned by the current account");
  return detector;
}

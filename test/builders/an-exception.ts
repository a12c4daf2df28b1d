import type { Exception } from "../../lib/posture/exceptions.ts";

/** An exception in force on the tests' day, for every resource of the control that `anEvaluation` is about. */
export function anException(exception: Partial<Exception> = {}): Exception {
  return {
    id: "EX-0000TEST",
    control: "S3_BUCKET_VERSIONING_ENABLED",
    resource: null,
    pattern: null,
    reason: "rebuilt every night",
    owner: "platform",
    ticket: null,
    expiresOn: "2027-01-31",
    ...exception,
  };
}

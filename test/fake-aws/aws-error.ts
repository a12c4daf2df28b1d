/** The refusals AWS gives, each under the name, status and words the service in question uses. */
import type { Denial, JsonObject, ServiceName } from "./state.ts";

/** Thrown by an operation; the protocol decides how it travels. */
export class AwsError extends Error {
  override readonly name: string;
  readonly status: number;
  /** Further members of the body. */
  readonly members: JsonObject;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    name: string,
    message: string,
    status = 400,
    more: { members?: JsonObject; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = name;
    this.status = status;
    this.members = more.members ?? {};
    this.headers = more.headers ?? {};
  }
}

const isXml = (service: ServiceName): boolean => service === "sts" || service === "ec2";

/** AWS Config answers every client error with 400, the REST services with 403. */
const refusalStatus = (service: ServiceName): number => (service === "config" ? 400 : 403);

const deniedBecause: Record<Denial["by"], (action: string) => string> = {
  service_control_policy: () => "with an explicit deny in a service control policy",
  identity_policy: (action) => `because no identity-based policy allows the ${action} action`,
  permissions_boundary: (action) => `because no permissions boundary allows the ${action} action`,
};

/** The caller may not do this. */
export function denied(
  service: ServiceName,
  operation: string,
  callerArn: string,
  by: Denial["by"] = "identity_policy",
): AwsError {
  const action = `${service}:${operation}`;
  const message = `User: ${callerArn} is not authorized to perform: ${action} ${deniedBecause[by](action)}`;
  if (service === "ec2")
    return new AwsError(
      "UnauthorizedOperation",
      `You are not authorized to perform this operation. ${message}`,
      403,
    );
  if (service === "sts") return new AwsError("AccessDenied", message, 403);
  return new AwsError("AccessDeniedException", message, refusalStatus(service));
}

/** What a service says when a feature is not in the region: a denial without a word. */
export const deniedWithoutWords = (service: ServiceName): AwsError =>
  new AwsError(
    isXml(service) ? "AccessDenied" : "AccessDeniedException",
    "",
    refusalStatus(service),
  );

/** The access key is unknown here: wrong credentials, or a region that is not enabled. */
export function unknownCredentials(service: ServiceName): AwsError {
  if (service === "ec2")
    return new AwsError(
      "AuthFailure",
      "AWS was not able to validate the provided access credentials",
      401,
    );
  return new AwsError(
    service === "sts" ? "InvalidClientTokenId" : "UnrecognizedClientException",
    "The security token included in the request is invalid.",
    service === "sts" ? 403 : refusalStatus(service),
  );
}

/** Temporary credentials that have run out. */
export function expiredCredentials(service: ServiceName): AwsError {
  if (service === "ec2") return new AwsError("RequestExpired", "Request has expired.", 400);
  return new AwsError(
    service === "sts" ? "ExpiredToken" : "ExpiredTokenException",
    "The security token included in the request is expired",
    service === "sts" ? 403 : refusalStatus(service),
  );
}

/** Asked too often. Name and status differ by service. */
export function throttled(service: ServiceName, retryAfterSeconds = 1): AwsError {
  const words = "Rate exceeded";
  switch (service) {
    case "config":
      return new AwsError("ThrottlingException", words, 400);
    case "artifact":
      return new AwsError("ThrottlingException", words, 429, {
        headers: { "retry-after": String(retryAfterSeconds) },
      });
    case "guardduty":
    case "account":
      return new AwsError("TooManyRequestsException", words, 429);
    case "ec2":
      return new AwsError("RequestLimitExceeded", "Request limit exceeded.", 503);
    case "sts":
      return new AwsError("Throttling", words, 400);
    default:
      return service satisfies never;
  }
}

/** AWS's own trouble. */
export function serverError(service: ServiceName): AwsError {
  const words = "An internal error has occurred";
  switch (service) {
    case "config":
      return new AwsError("InternalFailure", words, 500);
    case "guardduty":
      return new AwsError("InternalServerErrorException", words, 500);
    case "account":
    case "artifact":
      return new AwsError("InternalServerException", words, 500);
    case "ec2":
      return new AwsError("InternalError", words, 500);
    case "sts":
      return new AwsError("InternalFailure", words, 500);
    default:
      return service satisfies never;
  }
}

/** No such operation in this service. */
export function unknownOperation(service: ServiceName, operation: string): AwsError {
  if (isXml(service))
    return new AwsError(
      "InvalidAction",
      `The action ${operation} is not valid for this web service.`,
      400,
    );
  return new AwsError("UnknownOperationException", "", service === "config" ? 400 : 404);
}

/** A request without a signature. */
export const unsigned = (service: ServiceName): AwsError =>
  new AwsError(
    isXml(service) ? "MissingAuthenticationToken" : "MissingAuthenticationTokenException",
    isXml(service) ? "Request is missing Authentication Token" : "Missing Authentication Token",
    refusalStatus(service),
  );

/** A signature that is not one. */
export const badlySigned = (service: ServiceName, why: string): AwsError =>
  new AwsError(
    isXml(service) ? "IncompleteSignature" : "IncompleteSignatureException",
    why,
    refusalStatus(service),
  );

/** A signature for another service or region. */
export const wronglyScoped = (service: ServiceName, why: string): AwsError =>
  new AwsError(
    isXml(service) ? "SignatureDoesNotMatch" : "InvalidSignatureException",
    why,
    refusalStatus(service),
  );

/** Why a read failed, in one of our words: AWS's names and the runtime's, told apart in one place. */
import type { CoverageReason } from "../posture/vocabulary.ts";
import { cleanText, withoutSecrets } from "./wire-text.ts";

export interface ReadFailure {
  readonly reason: CoverageReason;
  /** `config:DescribeConfigRules`. */
  readonly operation: string;
  /** The operation and AWS's own words. */
  readonly detail: string;
}

/** What STS in the home region says of the same credentials, where that matters. */
export type HomeAnswer = "accepts" | "refuses" | "unreachable" | "not_asked";

export interface FailureContext {
  readonly operation: string;
  /** Whether the call was made in the home region. */
  readonly atHome: boolean;
  readonly home: HomeAnswer;
}

/** A read that failed, with the reason found. Everything else that is thrown is a fault of Demarc. */
export class ReadFailedError extends Error {
  override readonly name = "ReadFailedError";
  readonly failure: ReadFailure;

  constructor(failure: ReadFailure, options?: ErrorOptions) {
    super(failure.detail, options);
    this.failure = failure;
  }
}

const throttling = new Set([
  "ThrottlingException",
  "Throttling",
  "ThrottledException",
  "TooManyRequestsException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
]);
const expired = new Set(["ExpiredTokenException", "ExpiredToken", "RequestExpired"]);
/** AWS says the same of credentials it does not know and of credentials it does not know in this region. */
const unknownCaller = new Set([
  "UnrecognizedClientException",
  "InvalidClientTokenId",
  "AuthFailure",
]);
const badSignature = new Set([
  "SignatureDoesNotMatch",
  "InvalidSignatureException",
  "RequestTimeTooSkewed",
  "IncompleteSignature",
  "IncompleteSignatureException",
  "MissingAuthenticationToken",
  "MissingAuthenticationTokenException",
]);
const noCredentials = new Set(["CredentialsProviderError", "TokenProviderError", "ProviderError"]);
const denial = new Set(["AccessDeniedException", "AccessDenied", "UnauthorizedOperation"]);
const disabledRegion = new Set(["RegionDisabledException", "OptInRequired"]);
const noRecorder = new Set([
  "NoAvailableConfigurationRecorderException",
  "NoSuchConfigurationRecorderException",
]);
/** Node's codes for a line that is down, an address that is none, and a certificate that is not believed. */
const brokenLine =
  /^(E(CONN(REFUSED|RESET|ABORTED)|TIMEDOUT|HOSTUNREACH|NETUNREACH|NETDOWN|AI_AGAIN|PIPE|PROTO)|ERR_(TLS|SSL)_.+|ERR_PROXY.*|ERR_INVALID_URL|CERT_.+|.*_CERT(IFICATE)?(_.+)?|UNABLE_TO_.+)$/;

/** An error as it surfaces from the SDK; every member may be missing. */
interface Surfaced {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  readonly status: number | null;
  readonly attempts: number;
  /** Thrown while an answer was being read: the answer is at fault, not the way to it. */
  readonly whileReading: boolean;
}

function surfacedOf(error: unknown): Surfaced {
  if (!(error instanceof Error)) {
    return {
      name: "Error",
      message: String(error),
      code: "",
      status: null,
      attempts: 1,
      whileReading: false,
    };
  }
  return {
    name: error.name,
    message: withoutSecrets(error.message.split("\n")[0] ?? ""),
    code: "code" in error && typeof error.code === "string" ? error.code : "",
    status: numberIn(memberOf(error, "$metadata"), "httpStatusCode"),
    attempts: attemptsOf(error),
    whileReading: "$response" in error && !("$fault" in error),
  };
}

function memberOf(value: unknown, member: string): unknown {
  return value instanceof Object ? Reflect.get(value, member) : undefined;
}

function numberIn(value: unknown, member: string): number | null {
  const found = memberOf(value, member);
  return typeof found === "number" ? found : null;
}

/** How often a call was sent, as far as its answer or error tells. */
export function attemptsOf(outcome: unknown): number {
  return numberIn(memberOf(outcome, "$metadata"), "attempts") ?? 1;
}

/** Whether the reason depends on what STS at home says of the same credentials. */
export function needsHomeAnswer(error: unknown): boolean {
  const { name, code } = surfacedOf(error);
  return unknownCaller.has(name) || code === "ENOTFOUND";
}

/** Whether the next call of the kind would fail in the same way, so that asking on is in vain. */
export function wouldFailAgain(reason: CoverageReason): boolean {
  return reason !== "malformed" && reason !== "aws_error";
}

/** Finds the reason of a failed call. */
export function classifyFailure(error: unknown, context: FailureContext): ReadFailure {
  const surfaced = surfacedOf(error);
  return {
    reason: reasonOf(surfaced, context),
    operation: context.operation,
    detail: cleanText(`${context.operation}: ${wordsOf(surfaced)}`),
  };
}

function reasonOf(error: Surfaced, { atHome, home }: FailureContext): CoverageReason {
  const { name, code } = error;
  if (throttling.has(name)) return "throttled";
  if (expired.has(name) || noCredentials.has(name) || badSignature.has(name)) return "credentials";
  if (unknownCaller.has(name))
    return !atHome && home === "accepts" ? "region_disabled" : "credentials";
  if (disabledRegion.has(name)) return "region_disabled";
  if (denial.has(name)) return reasonOfDenial(error);
  if (noRecorder.has(name)) return "recorder_missing";
  if (
    name === "BadRequestException" &&
    /detector/i.test(error.message) &&
    /not owned|not associated|does not exist/i.test(error.message)
  )
    return "detector_missing";
  if (code === "ENOTFOUND") return home === "accepts" ? "not_in_region" : "unreachable";
  // The settings contradict each other on AWS's address, so the SDK has none to ask at.
  if (name === "EndpointError") return "unreachable";
  if (name === "TimeoutError" || brokenLine.test(code)) return "unreachable";
  if (error.whileReading) return "malformed";
  return "aws_error";
}

/** A denial without words means that the feature is not in the region: the runtime fills in `UnknownError`. */
function reasonOfDenial({ message }: Surfaced): CoverageReason {
  if (message === "" || message === "UnknownError") return "not_in_region";
  return /service control policy/i.test(message) ? "denied_by_scp" : "denied";
}

const longestDetail = 1000;

function wordsOf({ name, message, code, status, attempts, whileReading }: Surfaced): string {
  // What is denied is not asked again: attempts before it were other failures', and explain nothing.
  const tries = attempts > 1 && !denial.has(name) ? ` (after ${attempts} attempts)` : "";
  if (whileReading)
    return `the answer could not be read (HTTP status ${status ?? "unknown"}): ${message}`.slice(
      0,
      longestDetail,
    );
  // A broken line has a code, and sometimes nothing else.
  if (code !== "")
    return (
      [code, message]
        .filter((word) => word !== "")
        .join(": ")
        .slice(0, longestDetail) + tries
    );
  const words = message === "" || message === "UnknownError" ? "AWS gave no words" : message;
  return `${name}: ${words}`.slice(0, longestDetail) + tries;
}

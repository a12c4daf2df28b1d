import { describe, expect, test } from "vitest";
import {
  classifyFailure,
  type FailureContext,
  needsHomeAnswer,
} from "../../lib/collectors/read-failure.ts";

const elsewhere: FailureContext = {
  operation: "config:DescribeConfigRules",
  atHome: false,
  home: "accepts",
};

/** An error as the SDK throws it when a service answers with one. */
const answered = (name: string, message = "AWS's words") =>
  Object.assign(new Error(message), {
    name,
    $fault: "client",
    $metadata: { httpStatusCode: 400, attempts: 1 },
  });

/** An error as Node throws it when the line is down. */
const onTheLine = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

const reasonOf = (error: unknown, context: Partial<FailureContext> = {}) =>
  classifyFailure(error, { ...elsewhere, ...context }).reason;

describe("what an error's name means", () => {
  test.each([
    ["ThrottlingException", "throttled"],
    ["Throttling", "throttled"],
    ["TooManyRequestsException", "throttled"],
    ["RequestLimitExceeded", "throttled"],
    ["ExpiredTokenException", "credentials"],
    ["ExpiredToken", "credentials"],
    ["RequestExpired", "credentials"],
    ["CredentialsProviderError", "credentials"],
    ["TokenProviderError", "credentials"],
    ["SignatureDoesNotMatch", "credentials"],
    ["InvalidSignatureException", "credentials"],
    ["AccessDeniedException", "denied"],
    ["AccessDenied", "denied"],
    ["UnauthorizedOperation", "denied"],
    ["RegionDisabledException", "region_disabled"],
    ["OptInRequired", "region_disabled"],
    ["NoAvailableConfigurationRecorderException", "recorder_missing"],
    ["ValidationException", "aws_error"],
    ["InvalidNextTokenException", "aws_error"],
    ["InternalServerErrorException", "aws_error"],
    ["SomethingNobodyHasSeen", "aws_error"],
    ["EndpointError", "unreachable"],
  ])("%s is %s", (name, reason) => {
    expect(reasonOf(answered(name))).toBe(reason);
  });
});

describe("credentials that a region does not know", () => {
  const names = ["UnrecognizedClientException", "InvalidClientTokenId", "AuthFailure"];

  test.each(names)("%s is a region that is switched off while home accepts them", (name) => {
    expect(reasonOf(answered(name), { home: "accepts" })).toBe("region_disabled");
  });

  test.each(names)("%s is wrong credentials when home refuses them too", (name) => {
    expect(reasonOf(answered(name), { home: "refuses" })).toBe("credentials");
  });

  test.each(names)("%s at home itself is wrong credentials", (name) => {
    expect(reasonOf(answered(name), { atHome: true })).toBe("credentials");
  });

  test("only they and a host without an address make home worth asking", () => {
    expect(names.map((name) => needsHomeAnswer(answered(name)))).toEqual([true, true, true]);
    expect(needsHomeAnswer(onTheLine("ENOTFOUND"))).toBe(true);
    expect(needsHomeAnswer(answered("AccessDeniedException"))).toBe(false);
  });
});

describe("a denial", () => {
  test("by a service control policy is told apart", () => {
    const words =
      "User: x is not authorized to perform: config:DescribeConfigRules with an explicit deny in a service control policy";

    expect(reasonOf(answered("AccessDeniedException", words))).toBe("denied_by_scp");
  });

  test.each(["", "UnknownError"])(
    "without words (%o) means that the feature is not in the region",
    (words) => {
      const failure = classifyFailure(answered("AccessDeniedException", words), elsewhere);

      expect(failure.reason).toBe("not_in_region");
      expect(failure.detail).toBe(
        "config:DescribeConfigRules: AccessDeniedException: AWS gave no words",
      );
    },
  );
});

describe("GuardDuty's bad request", () => {
  test("about a detector that is not the account's means that there is none", () => {
    const words =
      "The request is rejected because the input detectorId is not owned by the current account.";

    expect(reasonOf(answered("BadRequestException", words))).toBe("detector_missing");
  });

  test("about anything else is an error of the call", () => {
    expect(reasonOf(answered("BadRequestException", "the input nextToken is invalid"))).toBe(
      "aws_error",
    );
  });
});

describe("a line that is down", () => {
  test.each([
    "ECONNREFUSED",
    "ECONNRESET",
    "ETIMEDOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "EAI_AGAIN",
    "EPIPE",
    "CERT_HAS_EXPIRED",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "ERR_TLS_CERT_ALTNAME_INVALID",
  ])("%s is unreachable", (code) => {
    expect(reasonOf(onTheLine(code))).toBe("unreachable");
  });

  test("a host with two addresses, both refusing, is named by its code: Node gives no words", () => {
    const refused = Object.assign(new AggregateError([]), { code: "ECONNREFUSED" });

    expect(classifyFailure(refused, elsewhere)).toMatchObject({
      reason: "unreachable",
      detail: "config:DescribeConfigRules: ECONNREFUSED",
    });
  });

  test("a time-out is unreachable", () => {
    expect(reasonOf(Object.assign(new Error("timed out"), { name: "TimeoutError" }))).toBe(
      "unreachable",
    );
  });

  test("a host without an address is a service that is not in the region, while home answers", () => {
    expect(reasonOf(onTheLine("ENOTFOUND"), { home: "accepts" })).toBe("not_in_region");
  });

  test("a host without an address is unreachable when home cannot be reached either", () => {
    expect(reasonOf(onTheLine("ENOTFOUND"), { home: "unreachable" })).toBe("unreachable");
    expect(reasonOf(onTheLine("ENOTFOUND"), { home: "not_asked" })).toBe("unreachable");
  });
});

describe("an answer that cannot be read", () => {
  test("is malformed, with its HTTP status", () => {
    const error = Object.assign(
      new SyntaxError("Unexpected token '<'\n  Deserialization error: …"),
      {
        $response: {},
        $metadata: { httpStatusCode: 200 },
      },
    );

    expect(classifyFailure(error, elsewhere)).toEqual({
      reason: "malformed",
      operation: "config:DescribeConfigRules",
      detail:
        "config:DescribeConfigRules: the answer could not be read (HTTP status 200): Unexpected token '<'",
    });
  });
});

describe("the detail", () => {
  test("names the operation, AWS's name and AWS's words, and how often it was tried", () => {
    const error = answered("ThrottlingException", "Rate exceeded");
    error.$metadata.attempts = 6;

    expect(classifyFailure(error, elsewhere).detail).toBe(
      "config:DescribeConfigRules: ThrottlingException: Rate exceeded (after 6 attempts)",
    );
  });

  test("of a denial does not: what failed before it and was tried again explains nothing", () => {
    const error = answered("AccessDeniedException", "not authorized");
    error.$metadata.attempts = 2;

    expect(classifyFailure(error, elsewhere).detail).toBe(
      "config:DescribeConfigRules: AccessDeniedException: not authorized",
    );
  });

  test("is cut where words have no end", () => {
    expect(
      classifyFailure(answered("X", "a".repeat(10_000)), elsewhere).detail.length,
    ).toBeLessThan(1_100);
  });

  test("is clean where AWS's words are not", () => {
    expect(classifyFailure(answered("X", "a\u0000b\uD800"), elsewhere).detail).toBe(
      "config:DescribeConfigRules: X: ab\uFFFD",
    );
  });

  test("of what is not even an error is that thing's text", () => {
    expect(classifyFailure("nonsense", elsewhere)).toMatchObject({
      reason: "aws_error",
      detail: "config:DescribeConfigRules: Error: nonsense",
    });
  });
});

import { describe, expect, test } from "vitest";
import {
  AccessDeniedException,
  type ArtifactServiceException,
  InternalServerException,
  ListReportsCommand,
  ResourceNotFoundException,
  ThrottlingException,
  ValidationException,
} from "../../lib/collectors/artifact/artifact-client.ts";
import { type Answer, artifactThatAnswers, json } from "./an-artifact-service.ts";

const failure = (name: string, status: number, body = {}, headers = {}): Answer => {
  return (_, response) =>
    json(response, { message: "AWS's own words", ...body }, status, {
      "x-amzn-errortype": name,
      ...headers,
    });
};

const errorOf = (promise: Promise<unknown>): Promise<ArtifactServiceException> =>
  promise.then(
    () => Promise.reject(new Error("it answered")),
    (error) => error,
  );

describe("errors", () => {
  test.each([
    [AccessDeniedException, "AccessDeniedException", 403],
    [ResourceNotFoundException, "ResourceNotFoundException", 404],
    [ValidationException, "ValidationException", 400],
  ])("%o arrives as its own class, with AWS's words", async (Class, name, status) => {
    const { client } = await artifactThatAnswers(
      failure(name, status, { reason: "why", resourceId: "r" }),
    );

    const error = await errorOf(client.send(new ListReportsCommand({})));

    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({ name, message: "AWS's own words", $fault: "client" });
    expect(error.$metadata.httpStatusCode).toBe(status);
  });

  test("an error that is not modelled keeps its name", async () => {
    const { client } = await artifactThatAnswers(failure("ExpiredTokenException", 403));

    const error = await errorOf(client.send(new ListReportsCommand({})));

    expect(error).toMatchObject({ name: "ExpiredTokenException", message: "AWS's own words" });
  });

  test("an error named in the body, with its namespace, is recognised too", async () => {
    const { client } = await artifactThatAnswers((_, response) =>
      json(
        response,
        { __type: "com.amazonaws.artifact#AccessDeniedException", message: "no" },
        403,
      ),
    );

    const error = await errorOf(client.send(new ListReportsCommand({})));

    expect(error).toBeInstanceOf(AccessDeniedException);
  });

  test("a throttled call is tried again; one that stays throttled says how long to wait", async () => {
    const { connect, asked } = await artifactThatAnswers(
      failure("ThrottlingException", 429, {}, { "retry-after": "1" }),
    );
    const client = connect({ maxAttempts: 2 });

    const error = await errorOf(client.send(new ListReportsCommand({})));

    expect(error).toBeInstanceOf(ThrottlingException);
    expect(error).toMatchObject({ retryAfterSeconds: 1 });
    expect(error.$metadata.attempts).toBe(2);
    expect(asked).toHaveLength(2);
  });

  test("a fault of AWS's that stays ends as its own class after the last attempt", async () => {
    const { connect, asked } = await artifactThatAnswers(failure("InternalServerException", 500));
    const client = connect({ maxAttempts: 2 });

    const error = await errorOf(client.send(new ListReportsCommand({})));

    expect(error).toBeInstanceOf(InternalServerException);
    expect(asked).toHaveLength(2);
  });

  test("an aborted call ends at once", async () => {
    const stop = new AbortController();
    const { client } = await artifactThatAnswers(() => stop.abort());

    const error = await errorOf(
      client.send(new ListReportsCommand({}), { abortSignal: stop.signal }),
    );

    expect(error.name).toBe("AbortError");
  });
});

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import {
  AccessDeniedException,
  ArtifactClient,
  type ArtifactServiceException,
  InternalServerException,
  ListCustomerAgreementsCommand,
  ListReportsCommand,
  paginateListCustomerAgreements,
  paginateListReports,
  ResourceNotFoundException,
  ThrottlingException,
  ValidationException,
} from "../../lib/collectors/artifact/artifact-client.ts";
import { addressOf } from "./kept-off-the-wire.ts";
import { readSignature, type SignatureReading } from "./signature-v4.ts";

const credentials = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  sessionToken: "a-session-token+with/signs=",
};

interface Asked {
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly signature: SignatureReading;
}

type Answer = (asked: Asked, response: ServerResponse, index: number) => void;

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A loopback server that checks every signature and answers as told. */
async function artifactThatAnswers(answer: Answer) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const signature = readSignature(request, "", credentials.secretAccessKey);
    const one = { url: request.url ?? "", headers: request.headers, signature };
    asked.push(one);
    answer(one, response, asked.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a pipe name
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new ArtifactClient({ region: "eu-west-1", credentials, endpoint });
  open.push(() => {
    client.destroy();
    server.close();
    server.closeAllConnections();
  });
  return { client, asked, endpoint };
}

const json = (response: ServerResponse, body: unknown, status = 200, headers = {}) => {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
};

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

describe("signing", () => {
  test("the signature is the one that AWS would compute from the request as it arrives", async () => {
    const { client, asked } = await artifactThatAnswers((_, response) =>
      json(response, { reports: [] }),
    );

    await client.send(new ListReportsCommand({ maxResults: 300, nextToken: "a+b/c=&d é" }));

    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe(
      "/v1/report/list?maxResults=300&nextToken=a%2Bb%2Fc%3D%26d%20%C3%A9",
    );
    expect(asked[0]?.signature).toMatchObject({
      valid: true,
      accessKeyId: "AKIAIOSFODNN7EXAMPLE",
      region: "eu-west-1",
      service: "artifact",
    });
    expect(asked[0]?.headers["x-amz-security-token"]).toBe(credentials.sessionToken);
    expect(asked[0]?.signature.signedHeaders).toContain("x-amz-security-token");
  });

  test("a wrong secret makes a signature that does not hold", async () => {
    const { asked, endpoint } = await artifactThatAnswers((_, response) =>
      json(response, { reports: [] }),
    );
    const stranger = new ArtifactClient({
      region: "eu-west-1",
      credentials: { ...credentials, secretAccessKey: "another" },
      endpoint,
    });

    await stranger.send(new ListReportsCommand({}));

    expect(asked[0]?.signature.valid).toBe(false);
    stranger.destroy();
  });

  test("every attempt of a retried call is signed validly", async () => {
    const { client, asked } = await artifactThatAnswers((_, response, index) =>
      index === 0 ? json(response, {}, 500) : json(response, { customerAgreements: [] }),
    );

    const answer = await client.send(new ListCustomerAgreementsCommand({}));

    expect(asked.map(({ signature }) => signature.valid)).toEqual([true, true]);
    expect(answer.$metadata.attempts).toBe(2);
  });
});

describe("the endpoint is one for a whole partition", () => {
  const hostOf = (settings: { region: string; useFipsEndpoint?: boolean }) => {
    const client = new ArtifactClient({ ...settings, credentials });
    return addressOf(client, () => client.send(new ListReportsCommand({})));
  };

  test.each([
    ["eu-central-1", "artifact.us-east-1.amazonaws.com", "us-east-1/artifact"],
    ["us-gov-east-1", "artifact.us-gov-west-1.amazonaws.com", "us-gov-west-1/artifact"],
    ["cn-north-1", "artifact.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1/artifact"],
  ])("a client in %s asks %s and signs for %s", async (region, host, scope) => {
    expect(await hostOf({ region })).toEqual({ host, scope });
  });

  test("with FIPS it asks the FIPS host", async () => {
    expect(await hostOf({ region: "us-west-2", useFipsEndpoint: true })).toEqual({
      host: "artifact-fips.us-east-1.amazonaws.com",
      scope: "us-east-1/artifact",
    });
  });
});

describe("answers", () => {
  test("dates become dates, unknown members are dropped, missing optional ones are no error", async () => {
    const { client } = await artifactThatAnswers((_, response) =>
      json(response, {
        reports: [
          {
            id: "report-abcdefghijklmnop",
            version: 4,
            periodEnd: "2026-03-31T23:59:59.123Z",
            brandNewMember: "?",
          },
          {},
        ],
      }),
    );

    const { reports } = await client.send(new ListReportsCommand({}));

    expect(reports).toEqual([
      {
        id: "report-abcdefghijklmnop",
        version: 4,
        periodEnd: new Date("2026-03-31T23:59:59.123Z"),
      },
      {},
    ]);
  });

  test("paging goes on through an empty page that has a token", async () => {
    const pages = [
      { reports: [{ id: "one" }], nextToken: "t1" },
      { reports: [], nextToken: "t2" },
      { reports: [{ id: "two" }] },
    ];
    const { client, asked } = await artifactThatAnswers((_, response, index) =>
      json(response, pages[index]),
    );

    const ids: (string | undefined)[] = [];
    for await (const page of paginateListReports({ client, pageSize: 300 }, {}))
      ids.push(...(page.reports ?? []).map(({ id }) => id));

    expect(ids).toEqual(["one", "two"]);
    expect(asked.map(({ url }) => url)).toEqual([
      "/v1/report/list?maxResults=300",
      "/v1/report/list?maxResults=300&nextToken=t1",
      "/v1/report/list?maxResults=300&nextToken=t2",
    ]);
  });

  test("agreements page likewise, at their own path", async () => {
    const { client, asked } = await artifactThatAnswers((_, response) =>
      json(response, {
        customerAgreements: [{ id: "customer-agreement-1", acceptanceTerms: ["a"] }],
      }),
    );

    const pages = await Array.fromAsync(paginateListCustomerAgreements({ client }, {}));

    expect(pages[0]?.customerAgreements).toEqual([
      { id: "customer-agreement-1", acceptanceTerms: ["a"] },
    ]);
    expect(asked[0]?.url).toBe("/v1/customer-agreement/list");
  });
});

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
    const { endpoint, asked } = await artifactThatAnswers(
      failure("ThrottlingException", 429, {}, { "retry-after": "1" }),
    );
    const client = new ArtifactClient({
      region: "eu-west-1",
      credentials,
      endpoint,
      maxAttempts: 2,
    });
    open.push(() => client.destroy());

    const error = await errorOf(client.send(new ListReportsCommand({})));

    expect(error).toBeInstanceOf(ThrottlingException);
    expect(error).toMatchObject({ retryAfterSeconds: 1 });
    expect(error.$metadata.attempts).toBe(2);
    expect(asked).toHaveLength(2);
  });

  test("a fault of AWS's that stays ends as its own class after the last attempt", async () => {
    const { endpoint, asked } = await artifactThatAnswers(failure("InternalServerException", 500));
    const client = new ArtifactClient({
      region: "eu-west-1",
      credentials,
      endpoint,
      maxAttempts: 2,
    });
    open.push(() => client.destroy());

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

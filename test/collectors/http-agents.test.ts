import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { HttpRequest } from "@smithy/core/protocols";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createRequestHandler } from "../../lib/collectors/http-agents.ts";

afterEach(() => {
  vi.useRealTimers();
});

/** A server that takes every request and does with it what it is told. */
async function aServer(answer: (response: ServerResponse) => void) {
  const server = createServer((_, response) => answer(response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { server, port: address.port };
}

describe("a server that never answers", () => {
  test("is given up as a time-out, which the SDK tries again, and not waited for", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { server, port } = await aServer(() => {});
    const handler = createRequestHandler({});
    onTestFinished(() => handler.destroy());

    const asked = once(server, "request");
    const answer = handler.handle(
      new HttpRequest({ protocol: "http:", hostname: "127.0.0.1", port, method: "GET", path: "/" }),
    );
    const failure = expect(answer).rejects.toMatchObject({
      name: "TimeoutError",
      message: expect.stringContaining("requestTimeout"),
    });
    await asked;
    await vi.advanceTimersByTimeAsync(15_000);

    await failure;
  });

  test("nor is one that falls silent in the middle of its answer", async () => {
    const { port } = await aServer((response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half of");
    });
    const handler = createRequestHandler({}, { connecting: 5_000, answering: 5_000, reading: 200 });
    onTestFinished(() => handler.destroy());

    const { response } = await handler.handle(
      new HttpRequest({ protocol: "http:", hostname: "127.0.0.1", port, method: "GET", path: "/" }),
    );

    await expect(Array.fromAsync(response.body)).rejects.toThrow();
  });
});

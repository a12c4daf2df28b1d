/** The sandbox over HTTP on loopback: what `AWS_ENDPOINT_URL` points at. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { getResponse, type RequestHandler } from "msw";
import type { FakeAccount } from "./account.ts";
import { handlersOf } from "./handlers.ts";

export interface ServedAccount {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Cuts every connection, those that wait for an answer too. */
  close(): Promise<void>;
}

type Scheme = "http" | "https";

async function requestOf(scheme: Scheme, incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const headers = new Headers();
  for (let index = 0; index < incoming.rawHeaders.length; index += 2)
    headers.append(incoming.rawHeaders[index] ?? "", incoming.rawHeaders[index + 1] ?? "");
  const method = incoming.method ?? "GET";
  return new Request(`${scheme}://${incoming.headers.host ?? "127.0.0.1"}${incoming.url ?? "/"}`, {
    method,
    headers,
    ...(method === "GET" || method === "HEAD" ? {} : { body: Buffer.concat(chunks) }),
  });
}

async function reply(
  handlers: readonly RequestHandler[],
  scheme: Scheme,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const response = await getResponse([...handlers], await requestOf(scheme, incoming));
  // A network error: the caller sees the connection cut, not an answer.
  if (response === undefined || response.type === "error") {
    incoming.socket.resetAndDestroy();
    return;
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

/** Answers requests as the account's AWS does: what `node:http` and `node:https` listen with. */
export function answering(
  account: FakeAccount,
  options: { readonly scheme?: Scheme; readonly latencyMs?: number } = {},
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const { scheme = "http", latencyMs = 0 } = options;
  const handlers = handlersOf(account, { latencyMs });
  return (incoming, outgoing) => {
    reply(handlers, scheme, incoming, outgoing).catch((error: unknown) => {
      outgoing.writeHead(599, { "content-type": "text/plain" });
      outgoing.end(`the sandbox failed: ${error instanceof Error ? error.stack : String(error)}`);
    });
  };
}

/** Serves the account until `close`. Port 0, the default, takes a free one. */
export async function serveAccount(
  account: FakeAccount,
  options: { readonly port?: number; readonly latencyMs?: number } = {},
): Promise<ServedAccount> {
  const server = createServer(answering(account, { latencyMs: options.latencyMs ?? 0 }));
  // Longer than any client keeps an idle connection: else one may be cut just as it is used again.
  server.keepAliveTimeout = 120_000;
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the sandbox has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

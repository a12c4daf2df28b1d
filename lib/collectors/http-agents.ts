/** How requests leave the machine: through the proxy that the settings name, and never waiting for ever. */
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { NodeHttpHandler } from "@smithy/node-http-handler";

/** `HTTPS_PROXY`, `NO_PROXY` and their like, as the environment has them. */
export type ProxyVariables = Readonly<Record<string, string | undefined>>;

/** How long to wait for an address, in milliseconds. Each attempt waits anew. */
export interface Patience {
  /** For a connection. */
  readonly connecting: number;
  /** For the beginning of an answer. */
  readonly answering: number;
  /** For the next piece of an answer that has begun. */
  readonly reading: number;
}

const usualPatience: Patience = { connecting: 3_000, answering: 15_000, reading: 15_000 };

/**
 * The SDK's own agents know no proxy, and by itself the SDK waits without end: both are given here.
 * One handler serves all clients, so that connections are shared.
 */
export function createRequestHandler(
  proxy: ProxyVariables,
  patience = usualPatience,
): NodeHttpHandler {
  // Next's types ask every environment for NODE_ENV; an agent reads nothing but the proxy variables.
  const proxyEnv = { ...proxy } as NodeJS.ProcessEnv;
  const agent = { keepAlive: true, maxSockets: 50, proxyEnv };
  return new NodeHttpHandler({
    httpAgent: new HttpAgent(agent),
    httpsAgent: new HttpsAgent(agent),
    connectionTimeout: patience.connecting,
    requestTimeout: patience.answering,
    // Without this the time-out above is only a line in a log.
    throwOnRequestTimeout: true,
    socketTimeout: patience.reading,
  });
}

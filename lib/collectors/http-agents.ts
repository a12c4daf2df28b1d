/** How requests leave the machine: through the proxy that the settings name, and never waiting for ever. */
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { NodeHttpHandler } from "@smithy/node-http-handler";

/** `HTTPS_PROXY`, `NO_PROXY` and their like, as the environment has them. */
export type ProxyVariables = Readonly<Record<string, string | undefined>>;

/**
 * The SDK's own agents know no proxy, and by itself the SDK waits without end: both are given here.
 * One handler serves all clients, so that connections are shared.
 */
export function createRequestHandler(proxy: ProxyVariables): NodeHttpHandler {
  // Next's types ask every environment for NODE_ENV; an agent reads nothing but the proxy variables.
  const proxyEnv = { ...proxy } as NodeJS.ProcessEnv;
  const agent = { keepAlive: true, maxSockets: 50, proxyEnv };
  return new NodeHttpHandler({
    httpAgent: new HttpAgent(agent),
    httpsAgent: new HttpsAgent(agent),
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    // Without this the time-out above is only a line in a log.
    throwOnRequestTimeout: true,
    // An answer that begins and then stops.
    socketTimeout: 15_000,
  });
}

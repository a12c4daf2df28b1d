/** Lets an SDK client reach AWS's own hosts by way of msw's handlers, without a socket in between. */
import { Readable } from "node:stream";
import { type HttpHandler, type HttpRequest, HttpResponse } from "@smithy/core/protocols";
import { getResponse, type RequestHandler } from "msw";

const queryOf = (query: HttpRequest["query"]): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const each of Array.isArray(value) ? value : [value]) parameters.append(name, each ?? "");
  return parameters.size === 0 ? "" : `?${parameters}`;
};

function asRequest({
  protocol,
  hostname,
  path,
  query,
  method,
  headers,
  body,
}: HttpRequest): Request {
  return new Request(`${protocol}//${hostname}${path}${queryOf(query)}`, {
    method,
    headers,
    ...(method === "GET" || method === "HEAD" ? {} : { body }),
  });
}

/** A `requestHandler` for any client. A request that no handler takes fails, as does a network error. */
export const handledBy = (handlers: readonly RequestHandler[]): HttpHandler => ({
  // It has no socket to configure or to close.
  updateHttpClientConfig: () => {},
  httpHandlerConfigs: () => ({}),
  handle: async (request) => {
    const response = await getResponse([...handlers], asRequest(request));
    if (response === undefined) throw new Error(`nobody answers ${request.hostname}`);
    if (response.type === "error") throw new TypeError("the connection was cut");
    return {
      response: new HttpResponse({
        statusCode: response.status,
        headers: Object.fromEntries(response.headers),
        body: Readable.from([Buffer.from(await response.arrayBuffer())]),
      }),
    };
  },
});

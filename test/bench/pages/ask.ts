/** One request as a browser makes it, over a connection that stays, from its first byte to its last. */
import { Agent, get } from "node:http";
import { gunzipSync } from "node:zlib";

/** One connection, as a reader who goes from page to page has it. */
export const newAgent = (): Agent => new Agent({ keepAlive: true, maxSockets: 1 });

export interface Asked {
  readonly milliseconds: number;
  readonly status: number;
  readonly body: Buffer;
  /** As it came over the wire. */
  readonly isGzipped: boolean;
}

export function ask(agent: Agent, url: string): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = { "accept-encoding": "gzip", accept: "text/html" };
    get(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("error", reject);
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          milliseconds: performance.now() - began,
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks),
          isGzipped: response.headers["content-encoding"] === "gzip",
        }),
      );
    }).on("error", reject);
  });
}

/** @throws when the page did not answer 200 */
export function textOf({ body, isGzipped, status }: Asked, url: string): string {
  if (status !== 200) throw new Error(`${url} answered ${status}`);
  return (isGzipped ? gunzipSync(body) : body).toString();
}

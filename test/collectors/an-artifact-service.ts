/** A loopback server in Artifact's place that checks every signature anew and answers as told. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { ArtifactClient } from "../../lib/collectors/artifact/artifact-client.ts";
import { readSignature, type SignatureReading } from "./signature-v4.ts";

export const credentials = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  sessionToken: "a-session-token+with/signs=",
};

export interface Asked {
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly signature: SignatureReading;
}

export type Answer = (asked: Asked, response: ServerResponse, index: number) => void;

/** Lives until the test ends, and so do the clients made with `connect`. */
export async function artifactThatAnswers(answer: Answer) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const signature = readSignature(request, "", credentials.secretAccessKey);
    const one = { url: request.url ?? "", headers: request.headers, signature };
    asked.push(one);
    answer(one, response, asked.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a pipe name
  const connect = (settings: { maxAttempts?: number; credentials?: typeof credentials } = {}) => {
    const client = new ArtifactClient({
      region: "eu-west-1",
      credentials,
      endpoint: `http://127.0.0.1:${port}`,
      ...settings,
    });
    onTestFinished(() => client.destroy());
    return client;
  };
  return { client: connect(), asked, connect };
}

export function json(response: ServerResponse, body: unknown, status = 200, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

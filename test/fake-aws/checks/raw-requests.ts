/** Requests written by hand, for what no client of the SDK would send. */
import { sandboxAccessKeyId } from "../account.ts";

export interface RawRequest {
  readonly service: string;
  readonly region?: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly accessKeyId?: string;
}

/** A header that looks like SigV4; the sandbox reads its scope and verifies nothing. */
export const authorizationFor = ({
  service,
  region = "us-east-1",
  accessKeyId,
}: RawRequest): string =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId ?? sandboxAccessKeyId}/20261122/${region}/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${"0123456789abcdef".repeat(4)}`;

/** Sends it to `url` and gives status, headers and body. */
export async function send(
  url: string,
  request: RawRequest,
): Promise<{ status: number; headers: Headers; body: string }> {
  const method = request.method ?? "POST";
  const response = await fetch(`${url}${request.path ?? "/"}`, {
    method,
    headers: {
      authorization: authorizationFor(request),
      "x-amz-date": "20261122T090000Z",
      ...request.headers,
    },
    ...(method === "GET" ? {} : { body: request.body ?? "" }),
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** Headers of AWS Config's JSON protocol. */
export const configTarget = (operation: string): Record<string, string> => ({
  "content-type": "application/x-amz-json-1.1",
  "x-amz-target": `StarlingDoveService.${operation}`,
});

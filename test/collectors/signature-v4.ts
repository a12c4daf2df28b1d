/** AWS's Signature Version 4, computed anew from a request as it arrived, without any of the SDK's code. */
import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

export interface SignatureReading {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  /** Whether the signature is the one that this request and this secret make. */
  readonly valid: boolean;
}

const credentialPattern =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const hmac = (key: string | Buffer, text: string) =>
  createHmac("sha256", key).update(text).digest();

/** Reads and checks the `authorization` header of a request whose body is given. */
export function readSignature(
  request: IncomingMessage,
  body: string,
  secretAccessKey: string,
): SignatureReading {
  const match = credentialPattern.exec(request.headers.authorization ?? "");
  if (match === null) throw new Error(`Not signed: ${request.headers.authorization}`);
  const [, accessKeyId = "", day = "", region = "", service = "", headers = "", signature] = match;
  const signedHeaders = headers.split(";");
  const at = String(request.headers["x-amz-date"]);
  const canonical = sha256(canonicalRequest(request, body, signedHeaders));
  const text = ["AWS4-HMAC-SHA256", at, `${day}/${region}/${service}/aws4_request`, canonical].join(
    "\n",
  );
  const key = hmac(
    hmac(hmac(hmac(`AWS4${secretAccessKey}`, day), region), service),
    "aws4_request",
  );
  const valid = hmac(key, text).toString("hex") === signature;
  return { accessKeyId, region, service, signedHeaders, valid };
}

function canonicalRequest(
  request: IncomingMessage,
  body: string,
  headers: readonly string[],
): string {
  const [path = "/", query = ""] = (request.url ?? "/").split("?");
  const parameters = query
    .split("&")
    .filter((part) => part !== "")
    .sort();
  const lines = headers.map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  return [
    request.method,
    path,
    parameters.join("&"),
    lines.join(""),
    headers.join(";"),
    sha256(body),
  ].join("\n");
}

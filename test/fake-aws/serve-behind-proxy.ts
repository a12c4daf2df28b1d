/**
 * The sandbox under AWS's own host names: a CONNECT proxy on loopback that leads all of them to one TLS
 * server. No endpoint need be named, so the SDK finds every address by itself, and nothing leaves
 * the machine.
 */
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer as createProxy, type IncomingMessage, type RequestListener } from "node:http";
import { createServer } from "node:https";
import { connect, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { generate } from "selfsigned";
import type { FakeAccount } from "./account.ts";
import { isAwsAddress } from "./addresses.ts";
import { answering } from "./serve.ts";

/** A proxy's answer in place of a tunnel. */
export interface ProxyRefusal {
  readonly status: number;
  readonly reason: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ProxiedAccount {
  /** `http://127.0.0.1:<port>`: what `HTTPS_PROXY` names. */
  readonly proxy: string;
  /** PEM file of the certificate that AWS's hosts show here: what `NODE_EXTRA_CA_CERTS` names. */
  readonly certificateFile: string;
  readonly certificate: string;
  /** The hosts that tunnels were asked for, each once, in order of name. */
  readonly hosts: () => readonly string[];
  /** What was asked of the proxy and is not AWS over TLS: refused. */
  readonly strays: readonly string[];
  /** The `Proxy-Authorization` of each tunnel. */
  readonly authorizations: readonly (string | undefined)[];
  /** From now on, the answer of whoever asks for a tunnel to this host. */
  readonly refuse: (host: string, refusal: ProxyRefusal) => void;
  readonly close: () => Promise<void>;
}

/** @param options `refusal`: given to everyone who asks for a tunnel */
export async function serveBehindProxy(
  account: FakeAccount,
  options: { readonly refusal?: ProxyRefusal } = {},
): Promise<ProxiedAccount> {
  const { cert, key } = await certificateFor(account);
  const folder = await mkdtemp(join(tmpdir(), "demarc-proxy-"));
  const certificateFile = join(folder, "ca.pem");
  await writeFile(certificateFile, cert);
  const aws = createServer({ cert, key }, answering(account, { scheme: "https" }));
  aws.keepAliveTimeout = 120_000;
  const awsPort = await listening(aws);
  const hosts = new Set<string>();
  const refusals = new Map<string, ProxyRefusal>();
  const strays: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const proxy = createProxy(refusing(strays));
  const lines = new Set<Duplex>();
  proxy.on("connect", (request: IncomingMessage, line: Duplex) => {
    keep(lines, line);
    const [host = "", port = ""] = (request.url ?? "").split(":");
    authorizations.push(request.headers["proxy-authorization"]);
    if (port !== "443" || !isAwsAddress(new URL(`https://${host}`))) {
      strays.push(request.url ?? "");
      line.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    hosts.add(host);
    const refusal = refusals.get(host) ?? options.refusal;
    if (refusal !== undefined) {
      line.end(headOf(refusal));
      return;
    }
    const tunnel = connect(awsPort, "127.0.0.1", () => {
      line.write("HTTP/1.1 200 Connection established\r\n\r\n");
      tunnel.pipe(line).pipe(tunnel);
    });
    keep(lines, tunnel);
  });
  const proxyPort = await listening(proxy);
  return {
    proxy: `http://127.0.0.1:${proxyPort}`,
    certificateFile,
    certificate: cert,
    hosts: () => [...hosts].sort(),
    strays,
    authorizations,
    refuse: (host, refusal) => {
      refusals.set(host, refusal);
    },
    close: async () => {
      for (const line of lines) line.destroy();
      await Promise.all([closed(proxy), closed(aws)]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One certificate for all hosts of the account's part of AWS. Elliptic, as a key of it is made at once. */
async function certificateFor({ regions, partition }: FakeAccount) {
  const suffix = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const names = [...regions.keys()].map((region) => `*.${region}.${suffix}`);
  const { cert, private: key } = await generate([{ name: "commonName", value: `*.${suffix}` }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "subjectAltName", altNames: names.map((value) => ({ type: 2, value })) },
    ],
  });
  return { cert, key };
}

function refusing(strays: string[]): RequestListener {
  return (request, response) => {
    strays.push(request.url ?? "");
    response.writeHead(403).end();
  };
}

function headOf({ status, reason, headers = {} }: ProxyRefusal): string {
  const lines = Object.entries({ ...headers, "content-length": "0" });
  return `HTTP/1.1 ${status} ${reason}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
}

/** Remembers a line while it is open. What cuts it is the caller's affair: it must not end the test. */
function keep(lines: Set<Duplex>, line: Duplex): void {
  lines.add(line);
  line.on("error", () => line.destroy());
  line.on("close", () => lines.delete(line));
}

async function listening(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });

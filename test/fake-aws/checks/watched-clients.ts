/** The SDK's real clients pointed at the sandbox, with every answer kept as it came over the wire. */
import { Readable } from "node:stream";
import { AccountClient } from "@aws-sdk/client-account";
import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { EC2Client } from "@aws-sdk/client-ec2";
import { GuardDutyClient } from "@aws-sdk/client-guardduty";
import { STSClient } from "@aws-sdk/client-sts";
import { getSmithyContext } from "@smithy/core/client";
import type { DeserializeMiddleware, SchemaRef } from "@smithy/types";
import type { RequestHandler } from "msw";
import { ArtifactClient } from "../../../lib/collectors/artifact/artifact-client.ts";
import type { ArtifactClientConfig } from "../../../lib/collectors/artifact/artifact-runtime.ts";
import { sandboxAccessKeyId } from "../account.ts";
import { handledBy } from "./without-sockets.ts";

interface Seen {
  readonly operation: string;
  /** The operation's output schema, as the SDK has it. */
  readonly output: SchemaRef;
  readonly status: number;
  readonly body: string;
}

export interface Clients {
  readonly config: ConfigServiceClient;
  readonly guardduty: GuardDutyClient;
  readonly account: AccountClient;
  readonly ec2: EC2Client;
  readonly sts: STSClient;
  readonly artifact: ArtifactClient;
  /** Everything that was answered, in order. */
  readonly seen: readonly Seen[];
  destroy(): void;
}

async function bytesOf(body: unknown): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // The handler gives a stream of bytes; anything else would throw right here.
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Keeps an answer's bytes and hands the SDK the same bytes again. */
function keeping<I extends object, O extends object>(seen: Seen[]): DeserializeMiddleware<I, O> {
  return (next, context) => async (args) => {
    const result = await next(args);
    // The SDK's own types leave the response open; its HTTP handler always gives these two members.
    const response = result.response as { statusCode: number; body: unknown };
    const body = await bytesOf(response.body);
    response.body = Readable.from([body]);
    // Set by the SDK for every command made of a schema: [9, namespace, name, traits, input, output].
    const [, , operation, , , output] = getSmithyContext(context).operationSchema as [
      9,
      string,
      string,
      unknown,
      SchemaRef,
      SchemaRef,
    ];
    seen.push({ operation, output, status: response.statusCode, body: body.toString("utf8") });
    return result;
  };
}

/** Clients for one region. With `handlers` they talk to AWS's own hosts, where those stand. */
export function watchedClients(options: {
  readonly url?: string;
  readonly handlers?: readonly RequestHandler[];
  readonly region?: string;
  readonly accessKeyId?: string;
  readonly sessionToken?: string;
  readonly maxAttempts?: number;
}): Clients {
  const seen: Seen[] = [];
  const { url, region = "us-east-1", accessKeyId = sandboxAccessKeyId, sessionToken } = options;
  const settings = {
    region,
    maxAttempts: options.maxAttempts ?? 1,
    credentials: {
      accessKeyId,
      secretAccessKey: "not-checked",
      ...(sessionToken === undefined ? {} : { sessionToken }),
    },
    ...(url === undefined ? {} : { endpoint: url }),
  };
  const requestHandler = options.handlers === undefined ? undefined : handledBy(options.handlers);
  const wired = { ...settings, ...(requestHandler === undefined ? {} : { requestHandler }) };
  const clients = {
    config: new ConfigServiceClient(wired),
    guardduty: new GuardDutyClient(wired),
    account: new AccountClient(wired),
    ec2: new EC2Client(wired),
    sts: new STSClient(wired),
    // Its type names Node's handler; it takes, as they all do, whatever handles a request.
    artifact: new ArtifactClient(wired as ArtifactClientConfig),
  };
  const afterTheWire = { step: "deserialize", priority: "low", name: "keepAnswers" } as const;
  clients.config.middlewareStack.add(keeping(seen), afterTheWire);
  clients.guardduty.middlewareStack.add(keeping(seen), afterTheWire);
  clients.account.middlewareStack.add(keeping(seen), afterTheWire);
  clients.ec2.middlewareStack.add(keeping(seen), afterTheWire);
  clients.sts.middlewareStack.add(keeping(seen), afterTheWire);
  clients.artifact.middlewareStack.add(keeping(seen), afterTheWire);
  return {
    ...clients,
    seen,
    destroy: () => {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

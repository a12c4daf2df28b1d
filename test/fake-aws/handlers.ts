/** The sandbox as msw handlers: they answer AWS's hosts and any loopback address as AWS does. */
import { delay, http, type RequestHandler } from "msw";
import type { FakeAccount } from "./account.ts";
import { accountOperations } from "./account-service.ts";
import { addressedService, isAwsAddress } from "./addresses.ts";
import { artifactOperations } from "./artifact.ts";
import { documentFolder, openDocument } from "./artifact-documents.ts";
import { AwsError } from "./aws-error.ts";
import { brokenAnswer } from "./broken-answers.ts";
import { checkCaller } from "./caller.ts";
import { packDetailOperations } from "./config-pack-details.ts";
import { packOperations } from "./config-packs.ts";
import { recorderOperations } from "./config-recorders.ts";
import { verdictOperations } from "./config-rows.ts";
import { ruleOperations } from "./config-rules.ts";
import { sqlOperations } from "./config-sql.ts";
import { tagOperations } from "./config-tags.ts";
import { ec2Operations } from "./ec2.ts";
import { refusalOf } from "./faults.ts";
import { detectorOperations } from "./guardduty.ts";
import { findingOperations } from "./guardduty-findings.ts";
import type { JsonOperation, XmlOperation } from "./operation.ts";
import { answerWith, refuseWith } from "./protocols.ts";
import { type Routed, route } from "./routes.ts";
import { readSignature } from "./signature.ts";
import type { ServiceName } from "./state.ts";
import { stsOperations } from "./sts.ts";

/** What the sandbox's caller may do; everything else is refused. */
const operationsOf: Readonly<
  Record<ServiceName, Readonly<Record<string, JsonOperation | XmlOperation>>>
> = {
  sts: stsOperations,
  account: accountOperations,
  ec2: ec2Operations,
  config: {
    ...recorderOperations,
    ...ruleOperations,
    ...verdictOperations,
    ...packOperations,
    ...packDetailOperations,
    ...sqlOperations,
    ...tagOperations,
  },
  guardduty: { ...detectorOperations, ...findingOperations },
  artifact: artifactOperations,
};

/** Reads the body as the service does, which refuses what it cannot parse. */
function routed(service: ServiceName, request: Request, body: string): Routed {
  try {
    return route(service, request, body);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new AwsError(
        "SerializationException",
        "Start of structure or map found where not expected.",
      );
    throw error;
  }
}

/** Reads, records and answers one request. */
async function answer(
  account: FakeAccount,
  request: Request,
  latencyMs: number,
): Promise<Response> {
  const signature = readSignature(request.headers);
  const service = addressedService(request, signature);
  const region = signature.kind === "signed" ? signature.region : account.homeRegion;
  const call = { service, operation: "", region, at: Date.now(), outcome: "ok" };
  account.record(call);
  try {
    const { operation, exists, input } = routed(service, request, await request.text());
    call.operation = operation;
    if (latencyMs > 0) await delay(latencyMs);
    const fault = account.faults.take(call);
    if (fault !== null) {
      const refusal = refusalOf(fault, call, callerOf(account));
      if (refusal !== null) throw refusal;
      call.outcome = fault.kind === "slow" || fault.kind === "held" ? "ok" : fault.kind;
      const broken = await brokenAnswer(fault, service);
      if (broken !== null) return broken;
    }
    const perform = operationsOf[service][operation];
    const asked = { service, operation, exists, signature, allowed: perform !== undefined };
    const caller = checkCaller(account, request, asked);
    const { origin } = new URL(request.url);
    if (perform === undefined) throw new Error(`${operation} was allowed but does not exist`);
    return answerWith(
      service,
      operation,
      perform({ account, operation, input, origin, ...caller }),
    );
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    call.outcome = error.name;
    return refuseWith(service, error);
  }
}

const callerOf = (account: FakeAccount): string =>
  [...account.credentials.values()][0]?.callerArn ?? "";

/** Handlers for `setupServer` or for `serveAccount`; `latencyMs` is added to every answer. */
export const handlersOf = (
  account: FakeAccount,
  options: { readonly latencyMs?: number } = {},
): RequestHandler[] => [
  // By its short-lived address, unsigned, as a browser asks for it.
  http.get(
    ({ request }) => new URL(request.url).pathname.startsWith(documentFolder),
    ({ request }) => openDocument(account, new URL(request.url)),
  ),
  http.all(
    ({ request }) => isAwsAddress(new URL(request.url)),
    ({ request }) => answer(account, request, options.latencyMs ?? 0),
  ),
];

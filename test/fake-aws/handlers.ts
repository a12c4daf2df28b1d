/** The sandbox as msw handlers: they answer AWS's hosts and any loopback address as AWS does. */
import { delay, HttpResponse, http, type RequestHandler } from "msw";
import type { FakeAccount } from "./account.ts";
import { accountOperations } from "./account-service.ts";
import { addressedService, isAwsAddress } from "./addresses.ts";
import { artifactOperations } from "./artifact.ts";
import { AwsError } from "./aws-error.ts";
import { checkCaller } from "./caller.ts";
import { packOperations } from "./config-packs.ts";
import { recorderOperations } from "./config-recorders.ts";
import { ruleOperations } from "./config-rules.ts";
import { sqlOperations } from "./config-sql.ts";
import { ec2Operations } from "./ec2.ts";
import { type Fault, refusalOf } from "./faults.ts";
import { guardDutyOperations } from "./guardduty.ts";
import type { JsonOperation, XmlOperation } from "./operation.ts";
import { answerWith, type Routed, refuseWith, respond, route } from "./protocols.ts";
import { readSignature } from "./signature.ts";
import type { ServiceName } from "./state.ts";
import { stsOperations } from "./sts.ts";

/** What the sandbox's caller may do; everything else is refused. */
export const operationsOf: Readonly<
  Record<ServiceName, Readonly<Record<string, JsonOperation | XmlOperation>>>
> = {
  sts: stsOperations,
  account: accountOperations,
  ec2: ec2Operations,
  config: { ...recorderOperations, ...ruleOperations, ...packOperations, ...sqlOperations },
  guardduty: guardDutyOperations,
  artifact: artifactOperations,
};

/** Half of what a service would have said. */
const cutShort: Record<ServiceName, string> = {
  config: '{"ConfigRules":[{"ConfigRuleName":"acc',
  guardduty: '{"detectorIds":["12ab',
  account: '{"Regions":[{"RegionName":"us-',
  artifact: '{"reports":[{"id":"report-',
  sts: "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts",
  ec2: "<DescribeRegionsResponse><regionInfo><item><regionName>us-",
};

const logInPage =
  "<!doctype html><html><head><title>Sign in</title></head><body><form>Network access requires sign-in</form></body></html>";

/** Never settles: nobody answers. */
const silence = (): Promise<Response> => new Promise<Response>(() => {});

/** The broken answer a fault stands for; null for one that leaves the answer right. */
async function brokenAnswer(fault: Fault, service: ServiceName): Promise<Response | null> {
  switch (fault.kind) {
    case "malformed_json":
      return respond(service, cutShort[service]);
    case "html_page":
      return respond(service, logInPage, 200, { "content-type": "text/html" });
    case "answer":
      return respond(service, fault.body, fault.status ?? 200);
    case "reset":
      return HttpResponse.error();
    case "hang":
      return silence();
    case "slow":
      await delay(fault.milliseconds);
      return null;
    default:
      return null;
  }
}

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

async function answer(
  account: FakeAccount,
  request: Request,
  latencyMs: number,
): Promise<Response> {
  if (latencyMs > 0) await delay(latencyMs);
  const body = await request.text();
  const signature = readSignature(request.headers);
  const service = addressedService(request, signature);
  const region = signature.kind === "signed" ? signature.region : account.homeRegion;
  const call = { service, operation: "", region, at: Date.now(), outcome: "ok" };
  try {
    const { operation, exists, input } = routed(service, request, body);
    call.operation = operation;
    account.record(call);
    const fault = account.faults.take(call);
    const refusal = fault === null ? null : refusalOf(fault, call, callerOf(account));
    if (refusal !== null) throw refusal;
    const broken = fault === null ? null : await brokenAnswer(fault, service);
    if (fault !== null) call.outcome = fault.kind;
    if (broken !== null) return broken;
    const perform = operationsOf[service][operation];
    const caller = checkCaller(account, request, {
      service,
      operation,
      exists,
      signature,
      allowed: perform !== undefined,
    });
    if (perform === undefined) throw new Error(`${operation} was allowed but does not exist`);
    return answerWith(service, operation, perform({ account, operation, input, ...caller }));
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
  http.all(
    ({ request }) => isAwsAddress(new URL(request.url)),
    ({ request }) => answer(account, request, options.latencyMs ?? 0),
  ),
];

/** Answers that are no refusal but no answer either: cut short, somebody else's page, silence. */
import { delay, HttpResponse } from "msw";
import type { Fault } from "./faults.ts";
import { respond } from "./protocols.ts";
import type { ServiceName } from "./state.ts";

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
export async function brokenAnswer(fault: Fault, service: ServiceName): Promise<Response | null> {
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
    case "held":
      fault.onReached();
      await fault.until;
      return null;
    default:
      return null;
  }
}

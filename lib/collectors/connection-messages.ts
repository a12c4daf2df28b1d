/** What to tell a person whose account could not be reached: what is wrong, and the next step. */

import { ownCommand } from "../posture/own-command.ts";
import type { ProxyVariables } from "./http-agents.ts";
import type { ReadFailure } from "./read-failure.ts";
import type { HomeRegion } from "./region-names.ts";

export interface ConnectionAttempt {
  readonly home: HomeRegion;
  readonly roleArn: string | null;
  /** Sources of credentials that were tried, in order. */
  readonly tried: readonly string[];
  /** `false` where they are listed beside the message. */
  readonly tellsTried?: boolean;
  /** `HTTPS_PROXY` and its like, as they were used. */
  readonly proxy: ProxyVariables;
}

/** One paragraph. AWS's own words stand at its end. */
export function explainFailure(failure: ReadFailure, made: ConnectionAttempt): string {
  return `${stepFor(failure, made)} (${failure.detail})`;
}

function stepFor(failure: ReadFailure, made: ConnectionAttempt): string {
  const region = made.home.name;
  switch (failure.reason) {
    case "credentials":
      return stepForCredentials(failure, made);
    case "denied":
    case "denied_by_scp":
      return failure.operation === "sts:AssumeRole"
        ? `The role ${made.roleArn} may not be assumed with these credentials. Let the role's trust policy name the caller, give the external id that it asks for, and allow the caller sts:AssumeRole on it.`
        : `AWS refuses ${failure.operation} to these credentials. Attach the policy that \`${ownCommand("policy")}\` prints, and ask whether an organisation's policy or a network endpoint's policy stands in the way.`;
    case "region_disabled":
      return `The region ${region} is not enabled for this account. Name another one in AWS_REGION, or enable it in the account's settings.`;
    case "not_in_region":
    case "unreachable":
      return stepForLine(failure, made);
    case "throttled":
      return "AWS asks to slow down. Other tools share the account's request rates: wait a minute and try again.";
    case "malformed":
      return "Something answered in AWS's place, or AWS's answer was cut: it is not what AWS sends. Check AWS_ENDPOINT_URL, and whether a proxy's log-in page is in the way.";
    case "aws_error":
    case "recorder_missing":
    case "recorder_stopped":
    case "detector_missing":
    case "detector_suspended":
      return "AWS answered with an error of its own. Try again in a few minutes.";
    default:
      return failure.reason satisfies never;
  }
}

function stepForLine({ detail }: ReadFailure, { home, proxy }: ConnectionAttempt): string {
  const region = home.name;
  if (/custom endpoint/.test(detail))
    return "The AWS settings ask for FIPS or dual-stack addresses and name an address of their own as well: AWS's libraries refuse that. Unset AWS_ENDPOINT_URL (and endpoint_url in the profile), or AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT.";
  if (/ERR_PROXY_TUNNEL.* 407\b/.test(detail))
    return proxiesIn(proxy).some(({ address }) => address.username !== "")
      ? "The proxy refused the name and password that stand in its address. Check both in HTTPS_PROXY; signs other than letters and digits are percent-encoded there."
      : "The proxy that HTTPS_PROXY names wants to know who asks. Write name and password into its address, http://name:password@host:port, with signs other than letters and digits percent-encoded.";
  if (/ERR_PROXY_TUNNEL/.test(detail))
    return `The proxy that HTTPS_PROXY names does not lead to AWS in ${region}. Ask its keeper to let the host through named at the end, check the region's name, or name the host in NO_PROXY if it can be reached without a proxy.`;
  const silent = proxiesIn(proxy).find(({ address }) => isAbout(detail, address));
  if (silent !== undefined)
    return `The proxy that ${silent.name} names, ${silent.address.host}, could not be reached. Check its address and whether it is at work, or unset ${silent.name} if AWS can be reached without a proxy.`;
  return `AWS could not be reached in ${region}. Check the region's name, the network, HTTPS_PROXY where a proxy is in the way, NODE_EXTRA_CA_CERTS where one inspects the traffic, and AWS_ENDPOINT_URL if it is set.`;
}

interface NamedProxy {
  readonly name: string;
  readonly address: URL;
}

function proxiesIn(proxy: ProxyVariables): NamedProxy[] {
  return Object.entries(proxy).flatMap(([name, text = ""]) => {
    const address = /^no_proxy$/i.test(name) ? null : URL.parse(text);
    return address === null ? [] : [{ name, address }];
  });
}

/** Whether a broken line's words name this machine as its other end: by its name, or by its port where only proxies listen. */
function isAbout(detail: string, { hostname, port }: URL): boolean {
  const [, end = ""] = /\bE[A-Z_]+ (\S+)/.exec(detail) ?? [];
  return end === hostname || (port !== "" && end.endsWith(`:${port}`));
}

function stepForCredentials({ operation, detail }: ReadFailure, made: ConnectionAttempt): string {
  if (/signature (expired|not yet current)|skewed/i.test(detail))
    return "This machine's clock is wrong, so AWS does not accept its signatures. Set the clock, best by NTP, and try again.";
  if (/\bsso\b|aws login|sign-?in/i.test(detail))
    return "The sign-in of this machine's AWS profile has expired or is missing. Run `aws sso login` (or `aws login`), with `--profile` where AWS_PROFILE names one, and try again.";
  if (/expired/i.test(detail))
    return "The AWS credentials have expired. Sign in again with `aws sso login`, or renew AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, and try again.";
  if (operation === "credentials") return stepForNone(made);
  if (/SignatureDoesNotMatch|InvalidSignature/.test(detail))
    return "The secret access key does not belong to the access key, or this machine's clock is wrong. Copy both keys anew, check the clock, and try again.";
  return "AWS does not know these credentials: the key was deleted or deactivated, or its AWS_SESSION_TOKEN is missing. Sign in again or make a new key; `aws sts get-caller-identity` shows what AWS says.";
}

function stepForNone({ tried, tellsTried = true }: ConnectionAttempt): string {
  const names = tried.map((source) => source.split(": ")[0]);
  const list = names.length === 0 || !tellsTried ? "" : ` Tried, in order: ${names.join(", ")}.`;
  const profile = /profile: \[([^\]]+)\]/.exec(tried.join(" "))?.[1] ?? "default";
  const named = profile === "default" ? "" : ` AWS_PROFILE names ${profile}, which gives none.`;
  return `No AWS credentials were found.${list}${named} Sign in with \`aws sso login\`, run \`aws configure\`, set AWS_PROFILE to a profile that has credentials, or start Demarc where a role is attached; then try again.`;
}

/** Which addresses are AWS's, and which service and region an address names. */
import type { Signature } from "./signature.ts";
import type { ServiceName } from "./state.ts";

const services: readonly ServiceName[] = [
  "sts",
  "account",
  "ec2",
  "config",
  "guardduty",
  "artifact",
];

const awsHost =
  /^(?<service>[a-z0-9]+)(?:-fips)?(?:\.(?<region>[a-z]{2}[a-z-]*-\d))?\.amazonaws\.com(?:\.cn)?$/;
const loopback = /^(localhost|127(?:\.\d+){3}|\[::1\])$/;

/** What an AWS host says of itself; null for other hosts, such as loopback. */
export function namedByHost(
  url: URL,
): { readonly service: string; readonly region: string | null } | null {
  const groups = awsHost.exec(url.hostname)?.groups;
  return groups === undefined
    ? null
    : { service: groups.service ?? "", region: groups.region ?? null };
}

/** AWS's hosts and every loopback address. */
export const isAwsAddress = (url: URL): boolean =>
  awsHost.test(url.hostname) || loopback.test(url.hostname);

const known = (name: string): ServiceName | undefined =>
  services.find((service) => service === name);

/**
 * The service a request is for: the host where it names one, else the signature's scope, else the
 * habits of the protocol.
 */
export function addressedService(request: Request, signature: Signature): ServiceName {
  const host = namedByHost(new URL(request.url));
  const named =
    (host === null ? undefined : known(host.service)) ??
    (signature.kind === "signed" ? known(signature.service) : undefined);
  if (named !== undefined) return named;
  if (request.headers.has("x-amz-target")) return "config";
  if (request.headers.get("content-type")?.includes("x-www-form-urlencoded")) return "sts";
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/v1/")) return "artifact";
  return pathname.startsWith("/detector") ? "guardduty" : "account";
}

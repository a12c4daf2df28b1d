import { at, isRecord, joined, text } from "../../../lib/posture/walk-json.ts";

/** The one member of an action that says more: its name depends on the kind, and new kinds come. */
export function carriedBy(action: unknown): unknown {
  if (!isRecord(action)) return undefined;
  return (
    Object.entries(action).find(([name, value]) => /action$/i.test(name) && isRecord(value))?.[1] ??
    Object.values(action).find(isRecord)
  );
}

/** The far end of what happened, wherever this kind of action keeps it. */
export function remoteOf(finding: unknown): unknown {
  const carried = carriedBy(at(finding, "Service", "Action"));
  return at(carried, "RemoteIpDetails") ?? at(carried, "PortProbeDetails", 0, "RemoteIpDetails");
}

/** `22 (SSH)`; a port GuardDuty has no name for goes by its number. */
export function portIn(details: unknown): string | null {
  const port = text(at(details, "Port"));
  const name = text(at(details, "PortName"));
  return port !== null && name !== null && name !== "Unknown" ? `${port} (${name})` : port;
}

/** `198.51.100.23 (Netherlands)`; null when there is no address. */
export function addressIn(remote: unknown): string | null {
  const address = text(at(remote, "IpAddressV4")) ?? text(at(remote, "IpAddressV6"));
  const country = text(at(remote, "Country", "CountryName"));
  return address === null || country === null ? address : `${address} (${country})`;
}

/** Parts with commas between, each once. */
export function listed(parts: readonly (string | null)[]): string | null {
  return joined([...new Set(parts)]);
}

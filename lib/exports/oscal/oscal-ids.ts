import { createHash } from "node:crypto";

/** Of UUIDs that Demarc derives; made up once. */
const namespace = Buffer.from("d5f0a7e63c1b4f0e9a6f1c2b7e8d4a51", "hex");

/**
 * A UUID of version 5: the same for the same words, on every machine and every day.
 *
 * @param name what it stands for, the kind first
 */
export function uuidOf(...name: readonly unknown[]): string {
  const hash = createHash("sha1").update(namespace).update(JSON.stringify(name)).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ];
  return parts.join("-");
}

/** The same members after a UUID that is derived from them and from where they stand. */
export function identified<Members extends object>(
  where: readonly unknown[],
  members: Members,
): { readonly uuid: string } & Members {
  return { uuid: uuidOf(...where, members), ...members };
}

/** NIST's own catalogue is in OSCAL: its control ids are lower case, an enhancement after a point. */
const nist = "nist-800-53-r5";

/**
 * A requirement as OSCAL can name it: an id there begins with a letter and has no brackets.
 *
 * @returns `pci-dss-4.0.1_1.2.5`; `ac-2.1` for NIST SP 800-53, as in NIST's catalogue
 */
export function requirementId(standard: string, requirement: string): string {
  const id = tokenOf(requirement.replaceAll(/\s*\(/g, ".").replaceAll(")", ""));
  return standard === nist ? id.toLowerCase() : `${tokenOf(standard)}_${id}`;
}

/** A control's key as OSCAL can name it; a digest stands for what had to be left out of it. */
export function checkId(key: string): string {
  const [name = ""] = key.split("~");
  const id = tokenOf(name.replace(":", "_"));
  if (id === key) return `check_${id}`;
  const digest = createHash("sha256").update(key).digest("hex").slice(0, 8);
  return `check_${id.slice(0, 100)}-${digest}`;
}

function tokenOf(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._-]/g, "-");
}

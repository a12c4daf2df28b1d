import { at, isRecord, joined, listOf, text } from "../../../lib/posture/walk-json.ts";
import { eachOnce, type Fact, fact } from "./fact.ts";
import { flattenFacts } from "./flatten-facts.ts";

/** What GuardDuty judged by: threat lists, malware it found, what was unlike the days before. */
export function describeEvidence(finding: unknown): Fact[] {
  const service = at(finding, "Service");
  return eachOnce([
    ...listOf(at(service, "Evidence", "ThreatIntelligenceDetails")).flatMap(threatFacts),
    ...volumeFacts(at(service, "EbsVolumeScanDetails")),
    ...listOf(at(service, "MalwareScanDetails", "Threats")).flatMap(malwareFacts),
    ...anomalyFacts(at(service, "Detection", "Anomaly")),
    ...fact(
      "Seen by",
      text(at(service, "FeatureName"))?.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2") ?? null,
    ),
    ...additionalFacts(text(at(service, "AdditionalInfo", "Value"))),
  ]);
}

function threatFacts(threat: unknown): Fact[] {
  return [
    ...fact(
      "On a threat list",
      joined([text(at(threat, "ThreatListName")), ...listOf(at(threat, "ThreatNames")).map(text)]),
    ),
    ...fact("File’s SHA-256", text(at(threat, "ThreatFileSha256"))),
  ];
}

function volumeFacts(scan: unknown): Fact[] {
  const found = at(scan, "ScanDetections");
  const files = text(at(found, "ScannedItemCount", "Files"));
  return [
    ...listOf(at(found, "ThreatDetectedByName", "ThreatNames")).flatMap((threat) => [
      ...fact(
        "Malware",
        joined([text(at(threat, "Name")), text(at(threat, "Severity"))?.toLowerCase() ?? null]),
      ),
      ...listOf(at(threat, "FilePaths")).flatMap((path) => [
        ...fact("In file", text(at(path, "FilePath"))),
        ...fact("File’s hash", text(at(path, "Hash"))),
      ]),
    ]),
    ...fact("Scanned", files && `${files} files`),
    ...fact("Scan", text(at(scan, "ScanType"))?.toLowerCase().replaceAll("_", " ") ?? null),
  ];
}

function malwareFacts(threat: unknown): Fact[] {
  return [
    ...fact(
      "Malware",
      joined([text(at(threat, "Name")), text(at(threat, "Source"))?.toLowerCase() ?? null]),
    ),
    ...fact("Hash", text(at(threat, "Hash"))),
    ...listOf(at(threat, "ItemPaths")).flatMap((path) => [
      ...fact("In file", text(at(path, "NestedItemPath"))),
      ...fact("File’s hash", text(at(path, "Hash"))),
    ]),
  ];
}

/**
 * An anomaly: what was unusual, then what is usual. The SDK gives `Unusual.Behavior` and `Profiles`, each by
 * whose behaviour and by what of it.
 */
function anomalyFacts(anomaly: unknown): Fact[] {
  const unusual = byWhose(at(anomaly, "Unusual", "Behavior"));
  const usual = byWhose(at(anomaly, "Profiles"));
  return [
    ...unusual.map(({ name, value }) => ({ name: `Unusual ${name}`, value })),
    ...usual.map(({ name, value }) => ({ name: `Usual ${name}`, value })),
  ];
}

const shownObservations = 8;

function byWhose(behaviour: unknown): Fact[] {
  if (!isRecord(behaviour)) return [];
  return Object.entries(behaviour).flatMap(([whose, parts]) =>
    isRecord(parts)
      ? Object.entries(parts).flatMap(([what, observed]) =>
          fact(`${inWords(what)} (${inWords(whose)})`, observations(observed)),
        )
      : [],
  );
}

function observations(observed: unknown): string | null {
  const each = Array.isArray(observed) ? observed : [observed];
  const seen = each.flatMap((one) => [
    ...listOf(at(one, "Observations", "Text")),
    ...listOf(at(one, "Observations", "Number")),
  ]);
  const texts = seen.flatMap((value) => text(value) ?? []);
  const more = texts.length - shownObservations;
  return joined([...texts.slice(0, shownObservations), more > 0 ? `${more} more` : null]);
}

function inWords(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
}

/** GuardDuty's own additions, JSON in a text; `{}` and free text say nothing more. */
function additionalFacts(value: string | null): Fact[] {
  if (value === null || !value.startsWith("{")) return [];
  try {
    return flattenFacts(JSON.parse(value));
  } catch {
    return [];
  }
}

/** What speaks for AWS's half in the sandbox account, and until when: by the names its reports have there. */
import type { FakeAccount } from "../fake-aws/account.ts";

export interface TrueEvidence {
  readonly id: string;
  readonly kind: string;
  readonly standing: "evidenced" | "expiring" | "expired" | "undated";
}

const kindsByName: Readonly<Record<string, string>> = {
  "System and Organization Controls (SOC) 1 Report": "soc-1",
  "System and Organization Controls (SOC) 2 Report": "soc-2",
  "System and Organization Controls (SOC) 3 Report": "soc-3",
  "PCI DSS Attestation of Compliance (AOC)": "pci-aoc",
  "PCI DSS Responsibility Summary": "pci-responsibility-summary",
  "ISO 27001:2022 Certification": "iso-27001",
  "ISO 27001:2022 Statement of Applicability (SoA)": "iso-27001",
  "ISO 27017:2015 Certification": "iso-27017",
  "ISO 27018:2019 Certification": "iso-27018",
  "ISO 27701:2019 Certification": "iso-27701",
  "ISO 22301:2019 Certification": "iso-22301",
  "ISO 9001:2015 Certification": "iso-9001",
  "ISO 20000-1:2018 Certification": "iso-20000-1",
  "C5 Type 2 Attestation Report": "c5",
};

const dayMilliseconds = 86_400_000;

/** About half a year, for which a SOC report is relied on after its period; no report ends near that day. */
const socGraceDays = 182;

export function trueEvidence(account: FakeAccount): TrueEvidence[] {
  const found: TrueEvidence[] = [];
  for (const { id, version, name } of account.truth().reports) {
    const kind = kindsByName[String(name)];
    if (kind === undefined) continue;
    let end: unknown;
    for (const report of account.artifact.reports)
      if (report.id === id && report.version === version) end = report.periodEnd;
    found.push({ id: `${id}:${version}`, kind, standing: standingOf(end, kind, account.now) });
  }
  for (const { id, name, state } of account.truth().agreements)
    if (name === "AWS Business Associate Addendum" && state === "ACTIVE")
      found.push({ id, kind: "baa", standing: "evidenced" });
  return found;
}

function standingOf(end: unknown, kind: string, now: Date): TrueEvidence["standing"] {
  if (typeof end !== "string") return "undated";
  const grace = kind.startsWith("soc-") ? socGraceDays : 0;
  const daysLeft = (Date.parse(end) - now.getTime()) / dayMilliseconds + grace;
  if (daysLeft < 0) return "expired";
  return daysLeft <= 90 ? "expiring" : "evidenced";
}

/** AWS's half of a requirement: the best that any of these kinds has. */
export function trueAwsHalf(
  evidence: readonly TrueEvidence[],
  kinds: readonly string[],
): { awsHalf: string; evidence: string[] } {
  const about = evidence.filter(({ kind }) => kinds.includes(kind));
  let awsHalf = "none";
  for (const standing of ["expired", "expiring", "evidenced"])
    if (about.some((one) => one.standing === standing)) awsHalf = standing;
  const ids: string[] = [];
  for (const one of about) {
    const superseded = about.some(({ standing }) => standing !== "expired");
    if (one.standing !== "expired" || !superseded) ids.push(one.id);
  }
  return { awsHalf, evidence: ids.sort() };
}

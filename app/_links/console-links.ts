/**
 * Pages of AWS's own console, in the right region and partition. Pure: an address is made of what the
 * posture holds. Source: the addresses the console shows in its own address bar, and for findings the
 * one that AWS Security Hub gives as a GuardDuty finding's source.
 */
interface Place {
  /** `aws`, `aws-us-gov`, `aws-cn`, …. */
  readonly partition: string;
  /** Null for a service that has one console for all regions. */
  readonly region: string | null;
}

const hosts: Readonly<Record<string, string>> = {
  aws: "console.aws.amazon.com",
  "aws-us-gov": "console.amazonaws-us-gov.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-eusc": "console.amazonaws-eusc.eu",
};

/** Where each region has a host of its own; elsewhere one host serves all. */
const withRegionalHosts: ReadonlySet<string> = new Set(["aws", "aws-eusc"]);

/** Null in a partition whose console Demarc does not know: no link is better than a wrong one. */
function consolePage({ partition, region }: Place, path: string, fragment = ""): string | null {
  const host = hosts[partition];
  if (host === undefined) return null;
  if (region === null) return `https://${host}/${path}`;
  const prefix = withRegionalHosts.has(partition) ? `${region}.` : "";
  return `https://${prefix}${host}/${path}?region=${encodeURIComponent(region)}${fragment}`;
}

/** One resource as AWS Config sees it: its configuration, its timeline, its rules. */
export function configResourcePage(
  place: Place,
  resource: { readonly resourceType: string; readonly resourceId: string },
): string | null {
  const id = encodeURIComponent(resource.resourceId);
  const type = encodeURIComponent(resource.resourceType);
  const fragment = `#/resources/details?resourceId=${id}&resourceType=${type}`;
  return consolePage(place, "config/home", fragment);
}

/** What AWS Config has seen one resource become: its configuration and compliance over time. */
export function configTimelinePage(
  place: Place,
  resource: { readonly resourceType: string; readonly resourceId: string },
): string | null {
  const id = encodeURIComponent(resource.resourceId);
  const type = encodeURIComponent(resource.resourceType);
  const fragment = `#/resources/timeline?resourceId=${id}&resourceType=${type}`;
  return consolePage(place, "config/home", fragment);
}

/** One rule with the resources in its scope. */
export function configRulePage(place: Place, ruleName: string): string | null {
  const fragment = `#/rules/details?configRuleName=${encodeURIComponent(ruleName)}`;
  return consolePage(place, "config/home", fragment);
}

/** One conformance pack. */
export function configPackPage(place: Place, packName: string): string | null {
  const fragment = `#/conformance-packs/details?conformancePackName=${encodeURIComponent(packName)}`;
  return consolePage(place, "config/home", fragment);
}

/** Where a recorder is set up and started. */
export function configSettingsPage(place: Place): string | null {
  return consolePage(place, "config/home", "#/settings");
}

/** GuardDuty's findings, narrowed to one. */
export function guardDutyFindingPage(place: Place, findingId: string): string | null {
  const fragment = `#/findings?macros=all&fId=${encodeURIComponent(findingId)}`;
  return consolePage(place, "guardduty/home", fragment);
}

/** Where a detector is switched on. */
export function guardDutySettingsPage(place: Place): string | null {
  return consolePage(place, "guardduty/home", "#/settings");
}

/** Artifact's lists; one console for all regions. */
export function artifactPage(partition: string, list: "reports" | "agreements"): string | null {
  return consolePage({ partition, region: null }, `artifact/${list}`);
}

/** IAM's roles, where a permission is added. */
export function iamRolesPage(partition: string): string | null {
  return consolePage({ partition, region: null }, "iam/home#/roles");
}

/** Account settings, where a region is enabled; none in GovCloud, whose accounts are kept elsewhere. */
export function accountPage(partition: string): string | null {
  if (partition === "aws-us-gov") return null;
  return consolePage({ partition, region: null }, "billing/home#/account");
}

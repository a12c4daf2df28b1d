import { pillarWords } from "../../lib/exports/words.ts";
import type { FloorId } from "../../lib/posture/house.ts";
import type { AwsItemId, CustomerItemId, PillarId, Source } from "../../lib/posture/vocabulary.ts";

/** A name and what it covers, for a heading and the line under it. */
export interface Named {
  readonly name: string;
  readonly covers: string;
}

/** What each pillar asks, in a few words. */
const pillarCovers: Readonly<Record<PillarId, string>> = {
  "operational-excellence": "run it, watch it, and learn from it",
  security: "protect data, systems and assets",
  reliability: "do the right thing, and recover when it fails",
  "performance-efficiency": "use resources well as demand and technology change",
  "cost-optimization": "spend where it brings something",
  sustainability: "use less for the same result",
};

/** AWS's name of a pillar, the one the exports write, and what it asks. */
export function pillarNamed(id: PillarId): Named {
  return { name: pillarWords[id], covers: pillarCovers[id] };
}

/** The customer's items of the shared responsibility model: security in the cloud. */
export const customerItems: Readonly<Record<CustomerItemId, Named>> = {
  "identity-access": {
    name: "Identity and access",
    covers: "individual access, training, least privilege",
  },
  "data-protection": {
    name: "Data protection",
    covers: "encryption and security of data, in transit and at rest",
  },
  "os-network-firewall": {
    name: "OS, network, firewall",
    covers: "configuration of the systems and networks you run",
  },
  "code-deployed": { name: "Code deployed", covers: "everything you put onto the cloud" },
  patching: { name: "Patching", covers: "guest systems and your own applications" },
};

/** The floor for controls that are nobody's security item. */
export const operations: Named = {
  name: "Operations",
  covers: "run well rather than kept safe: no security item",
};

/** AWS's items of the shared responsibility model: security of the cloud. */
export const awsItems: Readonly<Record<AwsItemId, Named>> = {
  "aws-personnel": { name: "Amazon’s people", covers: "access and training of employees" },
  "aws-facilities": { name: "Data centres", covers: "buildings and the global network" },
  "aws-hardware": { name: "Hardware", covers: "servers, storage, disposal of media" },
  "aws-configuration": { name: "Configuration", covers: "of the cloud’s infrastructure" },
  "aws-patching": { name: "Patching", covers: "of infrastructure and services" },
};

/** The services that are read. */
export const sourceNames: Readonly<Record<Source, string>> = {
  config: "Config",
  guardduty: "GuardDuty",
  artifact: "Artifact",
};

/** The name of a floor of the house. */
export function floorNamed(id: FloorId): Named {
  return id === "operations" ? operations : customerItems[id];
}

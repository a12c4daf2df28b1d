/**
 * Every file of the catalogue by name, so that a bundler finds them all. One file holds one family of
 * services; a new rule goes into the file of its service, a new family is a file and a line here.
 *
 * Where the facts come from: identifiers, resource types and what makes a rule fail from the AWS Config
 * developer guide; pillars from AWS's two Well-Architected conformance packs where these name the rule,
 * else our judgement; references to controls from AWS's own tables of packs and from Security Hub, for
 * SOC 2, ISO 27001 and CIS 3.0 from what open-source mappings agree on. A reference says that the rule
 * is evidence for part of a requirement, never that the requirement is met. Severities follow
 * docs/severity-rubric.md. The sentences are ours.
 */
import acceptableUse from "./acceptable-use.json" with { type: "json" };
import deliberatelySo from "./deliberately-so.json" with { type: "json" };
import evidence from "./evidence.json" with { type: "json" };
import attackSequences from "./finding-types/attack-sequences.json" with { type: "json" };
import ec2 from "./finding-types/ec2.json" with { type: "json" };
import iam from "./finding-types/iam.json" with { type: "json" };
import kubernetes from "./finding-types/kubernetes.json" with { type: "json" };
import lambda from "./finding-types/lambda.json" with { type: "json" };
import malware from "./finding-types/malware.json" with { type: "json" };
import otherServices from "./finding-types/other-services.json" with { type: "json" };
import rds from "./finding-types/rds.json" with { type: "json" };
import runtime from "./finding-types/runtime.json" with { type: "json" };
import s3 from "./finding-types/s3.json" with { type: "json" };
import focusAreas from "./focus-areas.json" with { type: "json" };
import notEvidence from "./not-evidence.json" with { type: "json" };
import packs from "./packs.json" with { type: "json" };
import type { CatalogueFiles } from "./parse-catalogue.ts";
import analytics from "./rules/analytics.json" with { type: "json" };
import applicationIntegration from "./rules/application-integration.json" with { type: "json" };
import backup from "./rules/backup.json" with { type: "json" };
import compute from "./rules/compute.json" with { type: "json" };
import containers from "./rules/containers.json" with { type: "json" };
import databases from "./rules/databases.json" with { type: "json" };
import delivery from "./rules/delivery.json" with { type: "json" };
import detection from "./rules/detection.json" with { type: "json" };
import governance from "./rules/governance.json" with { type: "json" };
import identity from "./rules/identity.json" with { type: "json" };
import machineLearning from "./rules/machine-learning.json" with { type: "json" };
import network from "./rules/network.json" with { type: "json" };
import secretsAndKeys from "./rules/secrets-and-keys.json" with { type: "json" };
import storage from "./rules/storage.json" with { type: "json" };
import tagsAndDescriptions from "./rules/tags-and-descriptions.json" with { type: "json" };
import userApplications from "./rules/user-applications.json" with { type: "json" };
import cisAws140 from "./standards/cis-aws-1.4.0.json" with { type: "json" };
import cisAws300 from "./standards/cis-aws-3.0.0.json" with { type: "json" };
import cisAws500 from "./standards/cis-aws-5.0.0.json" with { type: "json" };
import hipaaSecurity from "./standards/hipaa-security.json" with { type: "json" };
import iso270012022 from "./standards/iso-27001-2022.json" with { type: "json" };
import nist80053R5 from "./standards/nist-800-53-r5.json" with { type: "json" };
import pciDss401 from "./standards/pci-dss-4.0.1.json" with { type: "json" };
import soc22017 from "./standards/soc-2-2017.json" with { type: "json" };
import wellArchitected from "./standards/well-architected.json" with { type: "json" };

export const catalogueFiles: CatalogueFiles = {
  focusAreas: { path: "focus-areas.json", content: focusAreas },
  evidence: { path: "evidence.json", content: evidence },
  acceptableUse: { path: "acceptable-use.json", content: acceptableUse },
  deliberatelySo: { path: "deliberately-so.json", content: deliberatelySo },
  notEvidence: { path: "not-evidence.json", content: notEvidence },
  packs: { path: "packs.json", content: packs },
  standards: [
    { path: "standards/cis-aws-1.4.0.json", content: cisAws140 },
    { path: "standards/cis-aws-3.0.0.json", content: cisAws300 },
    { path: "standards/cis-aws-5.0.0.json", content: cisAws500 },
    { path: "standards/hipaa-security.json", content: hipaaSecurity },
    { path: "standards/iso-27001-2022.json", content: iso270012022 },
    { path: "standards/nist-800-53-r5.json", content: nist80053R5 },
    { path: "standards/pci-dss-4.0.1.json", content: pciDss401 },
    { path: "standards/soc-2-2017.json", content: soc22017 },
    { path: "standards/well-architected.json", content: wellArchitected },
  ],
  rules: [
    { path: "rules/analytics.json", content: analytics },
    { path: "rules/application-integration.json", content: applicationIntegration },
    { path: "rules/backup.json", content: backup },
    { path: "rules/compute.json", content: compute },
    { path: "rules/containers.json", content: containers },
    { path: "rules/databases.json", content: databases },
    { path: "rules/delivery.json", content: delivery },
    { path: "rules/detection.json", content: detection },
    { path: "rules/governance.json", content: governance },
    { path: "rules/identity.json", content: identity },
    { path: "rules/machine-learning.json", content: machineLearning },
    { path: "rules/network.json", content: network },
    { path: "rules/secrets-and-keys.json", content: secretsAndKeys },
    { path: "rules/storage.json", content: storage },
    { path: "rules/user-applications.json", content: userApplications },
  ],
  tagRules: { path: "rules/tags-and-descriptions.json", content: tagsAndDescriptions },
  findingTypes: [
    { path: "finding-types/attack-sequences.json", content: attackSequences },
    { path: "finding-types/ec2.json", content: ec2 },
    { path: "finding-types/iam.json", content: iam },
    { path: "finding-types/kubernetes.json", content: kubernetes },
    { path: "finding-types/lambda.json", content: lambda },
    { path: "finding-types/malware.json", content: malware },
    { path: "finding-types/other-services.json", content: otherServices },
    { path: "finding-types/rds.json", content: rds },
    { path: "finding-types/runtime.json", content: runtime },
    { path: "finding-types/s3.json", content: s3 },
  ],
};

import type { Source } from "../posture/vocabulary.ts";

/**
 * Per partition: how AWS's hosts end, and the region of what has one host for all regions. Source: the
 * AWS SDK's own list of partitions.
 */
const partitions: Readonly<Record<string, { readonly suffix: string; readonly home: string }>> = {
  aws: { suffix: "amazonaws.com", home: "us-east-1" },
  "aws-cn": { suffix: "amazonaws.com.cn", home: "cn-northwest-1" },
  "aws-eusc": { suffix: "amazonaws.eu", home: "eusc-de-east-1" },
  "aws-us-gov": { suffix: "amazonaws.com", home: "us-gov-west-1" },
  "aws-iso": { suffix: "c2s.ic.gov", home: "us-iso-east-1" },
  "aws-iso-b": { suffix: "sc2s.sgov.gov", home: "us-isob-east-1" },
  "aws-iso-e": { suffix: "cloud.adc-e.uk", home: "eu-isoe-west-1" },
  "aws-iso-f": { suffix: "csp.hci.ic.gov", home: "us-isof-south-1" },
};

/**
 * The host that a source is asked at, neither FIPS nor dual-stack. Artifact has one for a whole
 * partition, whatever the region. Null in a partition that is not known.
 */
export function sourceHost(source: Source, region: string, partition: string): string | null {
  const known = partitions[partition];
  if (known === undefined) return null;
  return `${source}.${source === "artifact" ? known.home : region}.${known.suffix}`;
}

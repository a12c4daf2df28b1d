/** The parts AWS is divided into, and which regions an account has there. */
import { regionStatuses } from "./sample/regions.ts";
import type { RegionOptStatus } from "./state.ts";

export interface FakePartition {
  /** Where what there is once for all regions has its address. */
  readonly homeRegion: string;
  readonly regions: readonly (readonly [string, RegionOptStatus])[];
}

export type PartitionName = "aws" | "aws-us-gov" | "aws-cn";

const enabled = (...names: readonly string[]) =>
  names.map((name) => [name, "ENABLED_BY_DEFAULT"] as const);

export const partitions: Readonly<Record<PartitionName, FakePartition>> = {
  aws: { homeRegion: "us-east-1", regions: regionStatuses },
  "aws-us-gov": {
    homeRegion: "us-gov-west-1",
    regions: enabled("us-gov-east-1", "us-gov-west-1"),
  },
  "aws-cn": {
    homeRegion: "cn-northwest-1",
    regions: enabled("cn-north-1", "cn-northwest-1"),
  },
};

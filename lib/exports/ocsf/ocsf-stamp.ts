import { coverageWords } from "../coverage-words.ts";
import type { ExportedPosture } from "../exported-posture.ts";
import { sortedFilter } from "../filter-words.ts";
import { ocsfVersion, timeOf } from "./ocsf-words.ts";

/** What every line says of the whole: a line that is cut out still says whose it is and how much was seen. */
export interface Stamp {
  readonly metadata: object;
  /** @param region `global` where a source has one address; `unlisted` is none */
  readonly cloud: (region: string) => object;
  /** The account as the owner of a resource. */
  readonly account: object;
  readonly partition: string;
}

/** Nothing in it comes from the clock: two exports of one snapshot are the same bytes. */
export function stampOf({ posture, filter }: Omit<ExportedPosture, "generatedAt">): Stamp {
  const { account, snapshot, coverageSummary, sample } = posture;
  const owner = {
    uid: account.id,
    ...(account.alias === null ? {} : { name: account.alias }),
    type_id: 10,
    type: "AWS Account",
  };
  return {
    metadata: {
      version: ocsfVersion,
      product: { uid: "demarc", name: "Demarc", vendor_name: "Demarc" },
      profiles: ["cloud", "datetime"],
      logged_time: timeOf(snapshot.finishedAt),
      logged_time_dt: snapshot.finishedAt,
      correlation_uid: snapshot.id,
      tenant_uid: account.id,
      labels: [
        ...(sample ? ["sample account"] : []),
        `coverage: ${coverageWords(coverageSummary, "cell")}`,
        ...Object.entries(sortedFilter(filter)).map(([name, value]) => `filter: ${name}=${value}`),
      ],
    },
    cloud: (region) => ({
      provider: "AWS",
      ...(region === "unlisted" ? {} : { region }),
      cloud_partition: account.partition,
      account: owner,
    }),
    account: owner,
    partition: account.partition,
  };
}

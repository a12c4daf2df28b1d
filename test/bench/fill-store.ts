/** A store with as many failing evaluations as are asked for, saved as a collection saves them, without AWS. */
import { loadCatalogue } from "../../lib/catalogue/load-catalogue.ts";
import { assessPosture } from "../../lib/posture/assess-posture.ts";
import type { CollectedEvaluation } from "../../lib/posture/collected-rows.ts";
import { openStore } from "../../lib/store/open-store.ts";
import { aRule } from "../builders/a-rule.ts";
import { anAccount, aSnapshotHeader } from "../builders/a-snapshot.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aConfigObservation } from "../builders/an-observation.ts";

const regions = ["ap-southeast-2", "eu-central-1", "eu-west-1", "us-east-1", "us-west-2"] as const;
/** In each region: their number stays the same, so that only the rows are more. */
const rulesPerRegion = 200;
const owner = "the benchmark";

/** @param evaluations a multiple of the thousand rules */
export async function fillStore(folder: string, evaluations: number): Promise<void> {
  const catalogue = loadCatalogue();
  const identifiers = catalogue.rules
    .flatMap(({ identifier }) => identifier ?? [])
    .slice(0, rulesPerRegion);
  const resources = evaluations / (regions.length * identifiers.length);
  const header = aSnapshotHeader();
  const store = await openStore(folder);
  try {
    await store.leases.acquire(header.accountId, owner, new Date(header.startedAt), 3600);
    const staging = await store.beginStaging(header.accountId);
    for (const region of regions) {
      const rules = identifiers.map((identifier) =>
        aRule({ region, identifier, name: identifier.toLowerCase().replaceAll("_", "-") }),
      );
      for (const { name } of rules)
        await staging.keepEvaluations(region, failuresOf(region, name, resources));
      const { rows: _, ...observation } = aConfigObservation({ region, rules, evaluations: [] });
      await staging.add(observation);
    }
    await store.commitSnapshot({
      header,
      account: anAccount({ id: header.accountId }),
      staging,
      leaseOwner: owner,
      regions: "all",
      assessedWith: "the benchmark",
      assess: (snapshot) =>
        assessPosture({ snapshot, catalogue, exceptions: [], asOf: header.finishedAt }),
    });
  } finally {
    await store.close();
  }
}

function failuresOf(region: string, ruleName: string, resources: number): CollectedEvaluation[] {
  return Array.from({ length: resources }, (_, at) => ({
    ...anEvaluation({
      region,
      ruleName,
      resourceId: `order-pipeline-archive-${String(at).padStart(8, "0")}`,
      compliance: "NON_COMPLIANT",
      annotation: "The bucket keeps no versions of its objects, so what is overwritten is gone.",
    }),
    capturedAt: null,
  }));
}

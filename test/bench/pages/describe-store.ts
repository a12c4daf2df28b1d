/** What the store of a benchmark holds, and which of its controls has the longest list of failures. */
import { openedCatalogue } from "../../../lib/opened-catalogue.ts";
import { assessPosture } from "../../../lib/posture/assess-posture.ts";
import { openStore } from "../../../lib/store/open-store.ts";

export interface StoreContents {
  readonly evaluations: number;
  readonly findings: number;
  /** Path of the control's page. */
  readonly control: string;
  /** The first resource that fails under it, as its page's address has it. */
  readonly resource: URLSearchParams;
  /** The first of those with high severity. */
  readonly finding: { readonly region: string; readonly id: string; readonly type: string };
}

/** @throws when nothing was ever collected into it */
export async function describeStore(folder: string): Promise<StoreContents> {
  const { catalogue, digest } = openedCatalogue();
  const store = await openStore(folder);
  try {
    const snapshot = await store.loadSnapshot();
    const posture = await store.loadPosture(
      {},
      {
        assessedWith: digest,
        assess: (judged) =>
          assessPosture({
            snapshot: judged,
            catalogue,
            exceptions: [],
            asOf: judged.header.finishedAt,
          }),
      },
    );
    if (snapshot === null || posture === null) throw new Error(`${folder} holds no collection`);
    const [worst] = posture.controls.toSorted(
      (a, b) => b.nonCompliantResources - a.nonCompliantResources,
    );
    const place = { accountId: posture.account.id, limit: 1 };
    const resources = await store.listControlResources({ ...place, control: worst?.key ?? "" });
    const findings = await store.listFindings({ ...place, severity: "high" });
    const [[resource], [finding]] = [resources.rows, findings.rows];
    if (resource === undefined || finding === undefined)
      throw new Error(`${folder} holds no failure, or no finding of high severity`);
    const { region, resourceType: type, resourceId: id } = resource;
    return {
      resource: new URLSearchParams({ region, type, id }),
      finding,
      evaluations: lengthOf(snapshot.evaluations),
      findings: lengthOf(snapshot.findings),
      control: `/controls/${encodeURIComponent(worst?.key ?? "")}`,
    };
  } finally {
    await store.close();
  }
}

function lengthOf(rows: Iterable<unknown>): number {
  let length = 0;
  for (const _ of rows) length += 1;
  return length;
}

import type { Metadata } from "next";
import { EmptyState } from "../_components/empty-state.tsx";
import { NoPosture } from "../_components/no-posture.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { currentPosture } from "../_posture/posture-door.ts";
import { counted } from "../_words/numbers.ts";
import { PackTable } from "./pack-table.tsx";

export const metadata: Metadata = { title: "Packs" };

export default async function PacksPage() {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { conformancePacks, account } = view.posture;
  const names = new Set(conformancePacks.map((pack) => pack.name));
  const title =
    conformancePacks.length === 0
      ? "No conformance pack was read"
      : conformancePacks.length === names.size
        ? counted(names.size, "conformance pack")
        : `${counted(names.size, "conformance pack")}, deployed ${conformancePacks.length} times`;
  return (
    <>
      <PageHeading title={title}>
        A pack’s score is AWS’s: compliant rule–resource pairs ÷ all pairs with a result. Ours is
        the same sum over what was read just now. AWS refreshes its own on its own schedule, so the
        two may differ for a while. A rule without data is in neither.
      </PageHeading>
      {conformancePacks.length === 0 ? (
        <EmptyState title="No pack to show, so nothing here passes or fails">
          <p>
            None is deployed where Config was read, or the packs could not be listed:{" "}
            <a className="link" href="/coverage">
              what could be seen
            </a>
            . AWS’s sample packs are deployed from Config → Conformance packs, or with{" "}
            <code className="font-mono text-xs">aws configservice put-conformance-pack</code>.
          </p>
        </EmptyState>
      ) : (
        <PackTable packs={conformancePacks} partition={account.partition} />
      )}
    </>
  );
}

import type { MappingSource } from "../../lib/posture/vocabulary.ts";

/** Marks what the community says and AWS does not: in whole or in part. Nothing where it says nothing. */
export function CommunityMark({ sources }: { readonly sources: readonly MappingSource[] }) {
  if (!sources.includes("community")) return null;
  return (
    <span
      className="whitespace-nowrap rounded-sm border border-edge border-dashed px-1 text-2xs text-soft"
      title="Which rules speak for it was mapped by the open-source community, not by AWS or the standard’s publisher"
    >
      {sources.length === 1 ? "community mapping" : "partly community mapping"}
    </span>
  );
}

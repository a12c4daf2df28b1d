import type { KeptCoverage } from "../../lib/posture/snapshot.ts";
import { EmptyState } from "../_components/empty-state.tsx";
import { coverageHref } from "../_links/hrefs.ts";

const words = {
  reports: { none: "Artifact offers no report", unknown: "Which reports there are is not known" },
  agreements: { none: "No agreement is active", unknown: "Which agreements stand is not known" },
} as const;

/** In place of an empty table: none, where Artifact said so, and otherwise that nobody knows. */
export function NothingListed({
  what,
  artifact,
}: {
  readonly what: keyof typeof words;
  readonly artifact: KeptCoverage | undefined;
}) {
  const { none, unknown } = words[what];
  if (artifact?.state === "read") {
    return (
      <EmptyState title={none}>
        <p>Artifact was read whole, and this account has none.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={unknown}>
      <p>
        Artifact was not read whole.{" "}
        <a className="link" href={coverageHref("global", "artifact")}>
          What to do
        </a>
      </p>
    </EmptyState>
  );
}

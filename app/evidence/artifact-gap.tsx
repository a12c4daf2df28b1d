import { reasonWords } from "../../lib/exports/words.ts";
import type { KeptCoverage } from "../../lib/posture/snapshot.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Moment } from "../_components/moment.tsx";
import { coverageHref } from "../_links/hrefs.ts";

/** Says that Artifact was not read, or not whole, before anyone reads the list as complete. */
export function ArtifactGap({ artifact }: { readonly artifact: KeptCoverage | undefined }) {
  if (artifact === undefined || artifact.state === "read") return null;
  return (
    <div className="mb-4 overflow-hidden rounded-xl border border-line bg-card">
      <div aria-hidden="true" className="hatched h-2" />
      <div className="px-4 py-3 sm:px-5">
        <p>
          <b className="font-semibold">
            Artifact was {artifact.state === "partial" ? "only partly read" : "not read"}
          </b>
          {artifact.reason !== null && `: ${reasonWords[artifact.reason]}`}.{" "}
          {artifact.state === "not_read" && artifact.lastReadAt !== null && (
            <>
              What stands here is from <Moment at={artifact.lastReadAt} />.{" "}
            </>
          )}
          <a className="link" href={coverageHref("global", "artifact")}>
            What to do
          </a>
        </p>
        {artifact.detail !== "" && (
          <AwsText className="font-mono text-mute text-xs" text={artifact.detail} />
        )}
      </div>
    </div>
  );
}

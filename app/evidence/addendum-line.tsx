import type { AddendumStanding } from "../../lib/posture/judge-addendum.ts";
import { coverageHref } from "../_links/hrefs.ts";
import { addendumSentence } from "./addendum-words.ts";

const why =
  "HIPAA asks for one before protected health information goes to AWS; a person accepts it in Artifact.";

/** Whether the business associate addendum stands, what HIPAA asks, and what to do. */
export function AddendumLine({ standing }: { readonly standing: AddendumStanding }) {
  const isOpen = standing.kind !== "in_force";
  return (
    <>
      <b className={`font-semibold ${isOpen ? "text-amber" : ""}`}>{addendumSentence(standing)}</b>{" "}
      {why}{" "}
      {standing.kind === "not_read" && (
        <a className="link" href={coverageHref("global", "artifact")}>
          What to allow, and where
        </a>
      )}
    </>
  );
}

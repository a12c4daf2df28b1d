import { AwsText } from "../../../_components/aws-text.tsx";
import { lastWordOf } from "../../../_words/standards.ts";
import { asksOfAws } from "../../read-references.ts";
import type { StandingRequirement } from "./find-requirement.ts";

/** Who does what, on what that stands, and what a reader should know besides. */
export function WhoseJob({
  of: { row, assessment, standard },
}: {
  readonly of: StandingRequirement;
}) {
  const { how, basis } = row.split;
  return (
    <section aria-labelledby="whose-job" className="max-w-[86ch]">
      <h2 className="mb-1 font-semibold text-lg" id="whose-job">
        {headings[assessment.responsibility]}
      </h2>
      {how !== null && (
        <p>
          <AwsText text={how} />
        </p>
      )}
      {how === null && <p>AWS does no part of it for you.</p>}
      {asksOfAws(standard) && basis !== "user" && (
        <p className="mt-1 text-mute text-sm">
          {basis === "public"
            ? "AWS describes this split in public."
            : "This split is our judgement from public pages."}{" "}
          {lastWordOf(standard)} has the last word; your mapping file can follow it (
          <code className="font-mono text-xs">docs/mapping.md</code>).
        </p>
      )}
      {basis === "user" && <p className="mt-1 text-mute text-sm">So says your mapping file.</p>}
      {row.note !== null && (
        <p className="mt-3 border-edge border-l-2 pl-3 text-soft">
          <AwsText text={row.note} />
        </p>
      )}
    </section>
  );
}

const headings = {
  customer: "Your job",
  aws: "AWS’s job",
  shared: "Shared between AWS and you",
} as const;

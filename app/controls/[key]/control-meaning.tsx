import type { RuleMapping } from "../../../lib/posture/control.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { Command } from "../../_components/command.tsx";
import { EvidenceFor } from "./evidence-for.tsx";

/** What a failure means and what to do about it, as the catalogue says. */
export function ControlMeaning({ mapping }: { readonly mapping: RuleMapping }) {
  return (
    <div className="mb-4 grid gap-x-10 gap-y-4 rounded-xl border border-line bg-card px-4 py-4 sm:px-5 lg:grid-cols-2">
      <section aria-labelledby="meaning">
        <h2 className="font-semibold text-sm" id="meaning">
          What a failure means
        </h2>
        <p className="mt-1 max-w-[70ch]">
          {mapping.meaning === "" ? (
            <span className="text-mute">
              Your own rule: the catalogue does not know it. Its author’s words stand beside each
              resource.
            </span>
          ) : (
            <AwsText text={mapping.meaning} />
          )}
        </p>
        <EvidenceFor mapping={mapping} />
      </section>
      <section aria-labelledby="fix">
        <h2 className="font-semibold text-sm" id="fix">
          What to do
        </h2>
        <p className="mt-1 max-w-[70ch]">
          {mapping.remediation === "" ? (
            <span className="text-mute">Read the rule’s own description in AWS Config.</span>
          ) : (
            <AwsText text={mapping.remediation} />
          )}
        </p>
        {mapping.command !== null && (
          <Command label="To start from; read it before you run it" text={mapping.command} />
        )}
      </section>
    </div>
  );
}

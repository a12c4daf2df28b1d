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
          <AwsText text={mapping.meaning} />
        </p>
        <EvidenceFor mapping={mapping} />
      </section>
      <section aria-labelledby="fix">
        <h2 className="font-semibold text-sm" id="fix">
          What to do
        </h2>
        <p className="mt-1 max-w-[70ch]">
          <AwsText text={mapping.remediation} />
        </p>
        {mapping.command !== null && (
          <Command label="To start from; read it before you run it" text={mapping.command} />
        )}
      </section>
    </div>
  );
}

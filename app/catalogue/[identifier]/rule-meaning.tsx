import type { RuleMapping } from "../../../lib/posture/control.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { Command } from "../../_components/command.tsx";

/** What a failure means, what to do, and where Demarc differs on purpose. The words may be the user's. */
export function RuleMeaning({ rule }: { readonly rule: RuleMapping }) {
  return (
    <div className="mb-4 grid gap-x-10 gap-y-4 rounded-xl border border-line bg-card px-4 py-4 sm:px-5 lg:grid-cols-2">
      <section aria-labelledby="meaning">
        <h2 className="font-semibold text-sm" id="meaning">
          What a failure means
        </h2>
        <p className="mt-1 max-w-[70ch]">
          <AwsText text={rule.meaning} />
        </p>
        {rule.deliberately !== null && (
          <p className="mt-3 max-w-[70ch] border-brand border-l-2 pl-3 text-sm">
            <b className="font-semibold">Placed so on purpose.</b>{" "}
            <AwsText text={rule.deliberately} />
          </p>
        )}
      </section>
      <section aria-labelledby="fix">
        <h2 className="font-semibold text-sm" id="fix">
          What to do
        </h2>
        <p className="mt-1 max-w-[70ch]">
          <AwsText text={rule.remediation} />
        </p>
        {rule.command !== null && (
          <Command label="To start from; read it before you run it" text={rule.command} />
        )}
      </section>
    </div>
  );
}

import type { ReactNode } from "react";
import type { RuleMapping } from "../../lib/posture/control.ts";
import { AwsText } from "./aws-text.tsx";
import { Command } from "./command.tsx";

/** What a failure of a rule means and what to do about it. The words may be the user's. */
export function RuleMeaning({
  rule,
  children,
}: {
  readonly rule: Pick<RuleMapping, "meaning" | "remediation" | "command">;
  /** More about the meaning. */
  readonly children?: ReactNode;
}) {
  return (
    <div className="@container mb-4 rounded-xl border border-line bg-card px-4 py-4 sm:px-5">
      <div className="grid gap-x-10 gap-y-4 @3xl:grid-cols-2">
        <div>
          <h2 className="font-semibold text-sm">What a failure means</h2>
          <p className="mt-1 max-w-[70ch]">
            <AwsText text={rule.meaning} />
          </p>
          {children}
        </div>
        <div>
          <h2 className="font-semibold text-sm">What to do</h2>
          <p className="mt-1 max-w-[70ch]">
            <AwsText text={rule.remediation} />
          </p>
          {rule.command !== null && (
            <Command label="To start from; read it before you run it" text={rule.command} />
          )}
        </div>
      </div>
    </div>
  );
}

import { coverageWords } from "../../lib/exports/coverage-words.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { minute } from "../_words/instants.ts";

/** At the foot of every sheet: whose account, of when, and how much of it was seen. Not on screen. */
export function PrintFoot({ posture }: { readonly posture: Posture }) {
  const { account, snapshot, coverageSummary, sample } = posture;
  const { read, total } = coverageSummary;
  return (
    <div className="print-foot">
      <div className="mt-3 flex justify-between gap-x-6 border-ink border-t pt-1">
        <p>
          {sample && <b>Sample account, everything invented. </b>}
          AWS account {account.id}
          {account.alias !== null && `, ${account.alias}`}. Collected {minute(snapshot.finishedAt)}.
        </p>
        <p>
          {read === total
            ? `All ${total} source readings are complete.`
            : `${coverageWords(coverageSummary, "page")}; ${total - read} were not seen and count as neither good nor bad.`}
        </p>
      </div>
    </div>
  );
}

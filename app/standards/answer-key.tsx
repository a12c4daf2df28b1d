import { requirementStatusMeanings, requirementStatusWords } from "../_words/standards.ts";
import { statusesShown } from "./requirement-counts.ts";
import { RequirementMark } from "./requirement-status.tsx";

/** What the seven answers mean, behind a click: the words alone say most of it. */
export function AnswerKey() {
  return (
    <details className="mb-4 text-sm">
      <summary className="min-h-6 text-mute">What the seven answers mean</summary>
      <dl className="mt-2 grid max-w-[100ch] gap-x-4 gap-y-1.5 sm:grid-cols-[12rem_1fr]">
        {statusesShown.map((status) => (
          <div className="contents" key={status}>
            <dt className="flex items-center gap-1.5">
              <RequirementMark status={status} />
              {requirementStatusWords[status]}
            </dt>
            <dd className="text-mute max-sm:mb-1">{requirementStatusMeanings[status]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

import type { ControlStatus } from "../../lib/posture/vocabulary.ts";
import { controlStatusWords } from "../_words/statuses.ts";

/** Where a control stands: told by fill and mark, then by the word. Hatched means not seen. */
export function StatusMark({ status }: { readonly status: ControlStatus }) {
  return (
    <svg aria-hidden="true" className="inline-block size-3.5 shrink-0">
      <use href={`#status-${status}`} />
    </svg>
  );
}

/** Mark and word. */
export function StatusWord({ status }: { readonly status: ControlStatus }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-sm">
      <StatusMark status={status} />
      {controlStatusWords[status]}
    </span>
  );
}

import type { ControlStatus } from "../../lib/posture/vocabulary.ts";
import { controlStatusWords } from "../_words/statuses.ts";

/** Where a control stands: told by fill and mark, then by the word. Hatched means not seen. */
export function StatusMark({ status }: { readonly status: ControlStatus }) {
  return <i aria-hidden="true" className={`mark ${status}`} />;
}

/** Mark and word, in one element: the style sheet draws the mark. */
export function StatusWord({
  status,
  className = "",
}: {
  readonly status: ControlStatus;
  readonly className?: string | undefined;
}) {
  return (
    <span className={`marked status ${status} ${className}`.trimEnd()}>
      {controlStatusWords[status]}
    </span>
  );
}

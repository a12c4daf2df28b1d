import type { ControlStatus } from "../../lib/posture/vocabulary.ts";
import { controlStatusWords } from "../_words/statuses.ts";

/** Where a control stands: told by fill and mark, then by the word. Hatched means not seen. */
export function StatusMark({ status }: { readonly status: ControlStatus }) {
  return (
    <svg aria-hidden="true" className="inline-block size-3.5 shrink-0" viewBox="0 0 14 14">
      {markOf(status)}
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

const stroke = "fill-none stroke-card stroke-[1.8]";

function markOf(status: ControlStatus) {
  switch (status) {
    case "passing":
      return (
        <>
          <rect className="fill-pass" height="14" rx="3" width="14" />
          <path className={stroke} d="M3.6 7.3l2.3 2.4 4.6-5.1" />
        </>
      );
    case "failing":
      return (
        <>
          <rect className="fill-fail" height="14" rx="3" width="14" />
          <path className={stroke} d="M4.2 4.2l5.6 5.6M9.8 4.2L4.2 9.8" />
        </>
      );
    case "excepted":
      return (
        <>
          <rect className="fill-none stroke-edge" height="13" rx="2.5" width="13" x=".5" y=".5" />
          <path className="fill-none stroke-edge stroke-[1.6]" d="M3.8 10.2l6.4-6.4" />
        </>
      );
    case "notApplicable":
      return (
        <rect className="fill-none stroke-edge" height="13" rx="2.5" width="13" x=".5" y=".5" />
      );
    case "notEvaluated":
      return (
        <rect
          className="stroke-hatch-line"
          fill="url(#hatch)"
          height="13"
          rx="2.5"
          width="13"
          x=".5"
          y=".5"
        />
      );
    default:
      return status satisfies never;
  }
}

import { statusWords } from "../../lib/exports/words.ts";
import type { PostureStatus } from "../../lib/posture/vocabulary.ts";

/** Where a pillar or an item stands: mark and word. Green only when everything was measured. */
export function PostureStatusWord({ status }: { readonly status: PostureStatus }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-xs">
      <svg aria-hidden="true" className="size-3 shrink-0" viewBox="0 0 12 12">
        {markOf(status)}
      </svg>
      {statusWords[status]}
    </span>
  );
}

const disc = { cx: 6, cy: 6, r: 5.2 } as const;

function markOf(status: PostureStatus) {
  switch (status) {
    case "at_risk":
      return (
        <>
          <circle className="fill-fail" {...disc} />
          <path className="fill-none stroke-card stroke-[1.6]" d="M6 2.8v3.9M6 8.1v1.2" />
        </>
      );
    case "attention":
      return (
        <>
          <circle className="fill-none stroke-amber stroke-[1.4]" {...disc} />
          <path className="fill-none stroke-amber stroke-[1.6]" d="M6 2.8v3.9M6 8.1v1.2" />
        </>
      );
    case "met":
      return (
        <>
          <circle className="fill-pass" {...disc} />
          <path className="fill-none stroke-card stroke-[1.6]" d="M3.4 6.2l1.8 1.9 3.4-3.9" />
        </>
      );
    case "met_where_seen":
      return (
        <>
          <circle className="stroke-pass stroke-[1.4]" fill="url(#hatch)" {...disc} />
          <path className="fill-none stroke-pass stroke-[1.8]" d="M3.4 6.2l1.8 1.9 3.4-3.9" />
        </>
      );
    case "unknown":
      return <circle className="stroke-unseen stroke-1" fill="url(#hatch)" {...disc} />;
    default:
      return status satisfies never;
  }
}

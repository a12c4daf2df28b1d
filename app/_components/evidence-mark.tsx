import type { EvidenceStatus } from "../../lib/posture/vocabulary.ts";

const sheet = "M2.5.5h6.1l2.9 3.1v9.9h-9z";

/** Where a part of AWS's half stands: a sheet of paper, whole, marked, torn, empty or hatched. */
export function EvidenceMark({ status }: { readonly status: EvidenceStatus }) {
  return (
    <svg aria-hidden="true" className="size-3.5 shrink-0" viewBox="0 0 14 14">
      {drawn(status)}
    </svg>
  );
}

function drawn(status: EvidenceStatus) {
  switch (status) {
    case "evidenced":
      return (
        <>
          <path className="fill-stone-edge" d="M2 0h6.8L12 3.4V14H2z" />
          <path className="fill-none stroke-[1.7] stroke-card" d="M4.2 8.1l1.9 2 3.6-4.2" />
        </>
      );
    case "expiring":
      return (
        <>
          <path className="fill-none stroke-amber" d={sheet} />
          <path className="fill-none stroke-[1.4] stroke-amber" d="M7 4.5v3.8M7 9.6V11" />
        </>
      );
    case "expired":
      return (
        <>
          <path className="fill-none stroke-amber" d={sheet} />
          <path className="fill-none stroke-[1.4] stroke-amber" d="M5 6l4 4.4M9 6l-4 4.4" />
        </>
      );
    case "not_read":
      return <path className="stroke-unseen" d={sheet} fill="url(#hatch)" />;
    case "none":
      return <path className="fill-none stroke-edge" d={sheet} strokeDasharray="2.2 1.6" />;
    default:
      return status satisfies never;
  }
}

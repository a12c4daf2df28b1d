import { day } from "../_words/instants.ts";
import { validityWords } from "../_words/statuses.ts";
import type { KindStanding, KindView } from "./view-kinds.ts";

const words: Readonly<Record<KindStanding, string>> = {
  ...validityWords,
  in_force: "in force",
  missing: "not there",
  not_read: "not read",
};

const tones: Readonly<Record<KindStanding, string>> = {
  current: "text-stone-edge",
  in_force: "text-stone-edge",
  expiring: "text-amber",
  expired: "text-amber",
  undated: "text-mute",
  missing: "text-amber",
  not_read: "text-mute",
};

/** Where a kind of evidence stands: a sheet of paper, whole, marked, empty or hatched, then the word. */
export function StandingWord({ view }: { readonly view: Pick<KindView, "standing" | "reports"> }) {
  const { standing, reports } = view;
  const until = reports[0]?.validUntil ?? null;
  const isDated = standing === "current" || standing === "expiring" || standing === "expired";
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap text-sm">
      <svg
        aria-hidden="true"
        className={`size-3.5 shrink-0 translate-y-0.5 ${tones[standing]}`}
        viewBox="0 0 14 14"
      >
        {sheetOf(standing)}
      </svg>
      <span>
        {words[standing]}
        {isDated && until !== null && (
          <span className="block text-mute text-xs">
            {standing === "expired" ? "since" : "to"} {day(until)}
          </span>
        )}
      </span>
    </span>
  );
}

const outline = "M2.5.5h6.1l2.9 3.1v9.9h-9z";

function sheetOf(standing: KindStanding) {
  switch (standing) {
    case "current":
    case "in_force":
      return (
        <>
          <path className="fill-current" d="M2 0h6.8L12 3.4V14H2z" />
          <path className="fill-none stroke-[1.7] stroke-card" d="M4.2 8.1l1.9 2 3.6-4.2" />
        </>
      );
    case "expiring":
      return (
        <>
          <path className="fill-none stroke-current" d={outline} />
          <path className="fill-none stroke-[1.4] stroke-current" d="M7 4.5v3.8M7 9.6V11" />
        </>
      );
    case "expired":
      return (
        <>
          <path className="fill-none stroke-current" d={outline} />
          <path className="fill-none stroke-[1.4] stroke-current" d="M5 6l4 4.4M9 6l-4 4.4" />
        </>
      );
    case "undated":
      return (
        <>
          <path className="fill-none stroke-current" d={outline} />
          <path className="fill-none stroke-[1.4] stroke-current" d="M4.8 8h4.4" />
        </>
      );
    case "missing":
      return <path className="fill-none stroke-current" d={outline} strokeDasharray="2.2 1.6" />;
    case "not_read":
      return <path className="stroke-unseen" d={outline} fill="url(#hatch)" />;
    default:
      return standing satisfies never;
  }
}

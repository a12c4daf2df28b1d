import { SoftLink } from "../_lists/soft-link.tsx";
import { AwsText } from "./aws-text.tsx";

export interface FilterChip {
  readonly label: string;
  readonly value: string;
  /** The same list without this filter. */
  readonly without: string;
}

/** The filters in force, each a way to do without it. */
export function FilterChips({
  chips,
  clear,
}: {
  readonly chips: readonly FilterChip[];
  /** The list without any filter. */
  readonly clear: string;
}) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters in force" className="mb-3 flex flex-wrap items-center gap-1.5 text-sm">
      {chips.map((chip) => (
        <li key={`${chip.label} ${chip.value}`}>
          <SoftLink
            className="inline-flex min-h-7 items-center gap-1.5 rounded-full border border-line bg-card px-3 hover:border-edge"
            href={chip.without}
          >
            <span className="text-mute">{chip.label}</span> <AwsText text={chip.value} />
            <svg
              aria-hidden="true"
              className="size-2.5 fill-none stroke-mute print:hidden"
              viewBox="0 0 10 10"
            >
              <path d="M2 2l6 6M8 2L2 8" strokeWidth="1.4" />
            </svg>
            <span className="sr-only">remove</span>
          </SoftLink>
        </li>
      ))}
      <li className="print:hidden">
        <SoftLink className="link inline-flex min-h-7 items-center px-1.5 text-brand" href={clear}>
          Clear
        </SoftLink>
      </li>
    </ul>
  );
}

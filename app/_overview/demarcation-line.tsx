/**
 * The signature: the level at which AWS's half ends and the customer's begins, drawn across the whole
 * page and marked as a section drawing marks its ground level. What follows stands under it.
 */
export function DemarcationLine() {
  return (
    <div className="across-brand relative h-1 bg-brand">
      <svg
        aria-hidden="true"
        className="absolute bottom-1 left-0 h-3.5 w-4 fill-none stroke-brand"
        viewBox="0 0 18 15"
      >
        <path className="fill-card" d="M1.4 1h15.2L9 14z" strokeWidth="1.6" />
        <path className="fill-brand stroke-none" d="M9 1h7.6L9 14z" />
      </svg>
      <p className="absolute bottom-1.5 left-6 font-semibold text-2xs text-brand uppercase tracking-[0.12em]">
        Demarcation line
      </p>
    </div>
  );
}

/**
 * The signature: the level at which AWS's half ends and the customer's begins, marked as a section
 * drawing marks its ground level. What follows stands under it.
 */
export function DemarcationLine() {
  return (
    <div className="relative flex flex-wrap items-baseline justify-between gap-x-6 border-brand border-t-[3px] bg-ground px-4 pt-2 pb-2 sm:px-5">
      <svg
        aria-hidden="true"
        className="absolute -top-[18px] right-5 h-4 w-5 fill-none stroke-brand"
        viewBox="0 0 20 16"
      >
        <path className="fill-card" d="M2.6 1.2h14.8L10 14.6z" strokeWidth="1.6" />
        <path className="fill-brand stroke-none" d="M10 1.2h7.4L10 14.6z" />
      </svg>
      <h2 className="font-semibold text-sm">
        AWS’s{" "}
        <span className="ml-1 font-normal text-mute">
          security of the cloud, as its reports attest
        </span>
      </h2>
      <p className="font-semibold text-brand text-xs max-sm:order-first max-sm:w-full">
        Demarcation line
      </p>
    </div>
  );
}

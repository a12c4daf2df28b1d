import { BarKey } from "../_components/bar-key.tsx";

/** Whose half stands above the line, and what the bars in it mean. */
export function HouseHeading() {
  return (
    <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <h2 className="font-semibold text-lg">
        Yours <span className="ml-1 font-normal text-base text-mute">security in the cloud</span>
      </h2>
      <BarKey />
    </div>
  );
}

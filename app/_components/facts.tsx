import type { ReactNode } from "react";

/** A strip of short facts under a heading. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return (
    <dl className="mb-4 flex flex-wrap gap-x-9 gap-y-3 rounded-xl border border-line bg-card px-4 py-3.5 sm:px-5">
      {children}
    </dl>
  );
}

/** One fact with its name. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-mute text-xs">{name}</dt>
      <dd className="mt-0.5 text-sm">{children}</dd>
    </div>
  );
}

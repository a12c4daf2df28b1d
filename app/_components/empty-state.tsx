import type { ReactNode } from "react";

/** What stands where a list would: why it is empty, and what to do. Never just "nothing here". */
export function EmptyState({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="rounded-lg border border-line border-dashed px-5 py-6">
      <p className="font-semibold">{title}</p>
      <div className="mt-1 max-w-[70ch] text-mute">{children}</div>
    </div>
  );
}

import type { ReactNode } from "react";

/** A titled part of a page. The aside stands at the right of the title: a count or a way on. */
export function Card({
  title,
  aside,
  children,
  id,
  className = "",
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly id: string;
  readonly className?: string;
}) {
  return (
    <section
      aria-labelledby={id}
      className={`rounded-xl border border-line bg-card px-4 py-4 sm:px-5 print:break-inside-avoid ${className}`}
    >
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold text-sm" id={id}>
          {title}
        </h2>
        {aside !== undefined && <div className="text-mute text-sm">{aside}</div>}
      </div>
      {children}
    </section>
  );
}

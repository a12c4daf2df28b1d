import type { ReactNode } from "react";

/** A page outside Demarc; nothing when the address is not known. No referrer, no handle on this window. */
export function ExternalLink({
  href,
  children,
}: {
  readonly href: string | null;
  readonly children: ReactNode;
}) {
  if (href === null) return null;
  return (
    <a
      className="link inline-flex min-h-6 items-center gap-1 whitespace-nowrap text-brand"
      href={href}
      rel="noreferrer noopener"
      target="_blank"
    >
      {children}
      <svg aria-hidden="true" className="size-3 fill-none stroke-current" viewBox="0 0 12 12">
        <path d="M4.5 2H2v8h8V7.5M7 1.5h3.5V5M10.2 1.8L5.5 6.5" strokeWidth="1.2" />
      </svg>
      <span className="sr-only"> (AWS console, new tab)</span>
    </a>
  );
}

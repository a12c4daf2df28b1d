import type { ReactNode } from "react";

/** A page outside Demarc; nothing when the address is not known. No referrer, no handle on this window. */
export function ExternalLink({
  href,
  to = "AWS console",
  children,
}: {
  readonly href: string | null;
  /** Where it leads, for those who cannot see it. */
  readonly to?: string;
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
      <svg aria-hidden="true" className="size-3 fill-none stroke-current">
        <use href="#outside" />
      </svg>
      <span className="sr-only"> ({to}, new tab)</span>
    </a>
  );
}

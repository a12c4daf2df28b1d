import type { ReactNode } from "react";

/** One step on the way from the overview to this page. */
export interface Crumb {
  readonly name: string;
  readonly href: string;
}

/** The title of a page, the way to it, and a line that says what it shows. */
export function PageHeading({
  title,
  crumbs = [],
  children,
}: {
  readonly title: ReactNode;
  readonly crumbs?: readonly Crumb[];
  readonly children?: ReactNode;
}) {
  return (
    <header className="mb-5">
      {crumbs.length > 0 && (
        <nav aria-label="Breadcrumb" className="mb-1 text-mute text-sm print:hidden">
          <ol className="flex flex-wrap gap-x-1.5">
            {crumbs.map(({ name, href }, index) => (
              <li className="flex gap-x-1.5" key={href}>
                <a className="inline-flex min-h-6 items-center hover:underline" href={href}>
                  {name}
                </a>
                {index < crumbs.length - 1 && (
                  <span aria-hidden="true" className="self-center">
                    /
                  </span>
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h1 className="text-balance font-semibold text-2xl leading-[1.15] tracking-[-0.024em]">
        {title}
      </h1>
      {children !== undefined && <div className="mt-2 max-w-[86ch] text-mute">{children}</div>}
    </header>
  );
}

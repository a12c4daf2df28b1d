import type { ReactNode } from "react";

export interface TabLink {
  readonly name: ReactNode;
  readonly count: string;
  readonly href: string;
  readonly here: boolean;
}

/** Ways to look at one list, as links with their counts. */
export function TabLinks({
  label,
  tabs,
}: {
  readonly label: string;
  readonly tabs: readonly TabLink[];
}) {
  return (
    <nav aria-label={label} className="mb-4 overflow-x-auto border-line border-b print:hidden">
      <ul className="flex gap-5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a
              aria-current={tab.here ? "true" : undefined}
              className={`-mb-px flex min-h-9 items-center gap-1.5 whitespace-nowrap border-b-2 ${
                tab.here ? "border-ink" : "border-transparent text-mute hover:text-ink"
              }`}
              href={tab.href}
            >
              {tab.name}
              <b className="font-semibold">{tab.count}</b>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

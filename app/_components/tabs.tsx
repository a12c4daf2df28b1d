import type { ReactNode } from "react";
import type { ControlStatus, Severity } from "../../lib/posture/vocabulary.ts";
import { SoftLink } from "../_lists/soft-link.tsx";

export interface TabLink {
  readonly name: ReactNode;
  /** The status or severity whose mark stands before the name. */
  readonly mark?: ControlStatus | Severity;
  readonly count: string;
  readonly href: string;
  readonly here: boolean;
}

/** Ways to look at one list, as links with their counts. */
export function TabLinks({
  label,
  tabs,
  children,
}: {
  readonly label: string;
  readonly tabs: readonly TabLink[];
  /** What can be done with the list, at the end of the line. */
  readonly children?: ReactNode;
}) {
  return (
    <div className="mb-3 flex items-end justify-between gap-x-4 border-line border-b print:hidden">
      <nav aria-label={label} className="min-w-0 overflow-x-auto">
        <ul className="flex gap-5">
          {tabs.map((tab) => (
            <li key={tab.href}>
              <SoftLink
                aria-current={tab.here ? "true" : undefined}
                className={`-mb-px flex min-h-9 items-center gap-1.5 whitespace-nowrap border-b-2 ${
                  tab.here ? "border-ink" : "border-transparent text-mute hover:text-ink"
                } ${tab.mark === undefined ? "" : `marked ${tab.mark}`}`}
                href={tab.href}
              >
                {tab.name}
                <b className="font-semibold">{tab.count}</b>
              </SoftLink>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </div>
  );
}

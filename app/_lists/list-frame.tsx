import type { ReactNode } from "react";
import { PanelFocus } from "./panel-focus.tsx";

/**
 * A list with the panel of one of its rows beside it. Where there is no room for both, the panel takes the
 * list's place.
 */
export function ListFrame({
  shown,
  panel,
  summary,
  children,
}: {
  /** The row named by `show=`; undefined while no panel is open. */
  readonly shown: string | undefined;
  /** A `ListPanel`; nothing while none is open. */
  readonly panel: ReactNode;
  /** Said to screen readers when filters change it: how many rows there are. */
  readonly summary: string;
  readonly children: ReactNode;
}) {
  const isOpen = Boolean(panel);
  return (
    <div
      className={
        isOpen
          ? "list-frame items-start gap-4 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(24rem,34%)]"
          : undefined
      }
    >
      <p className="sr-only" role="status">
        {summary}
      </p>
      <PanelFocus shown={isOpen ? shown : undefined} />
      <div className={isOpen ? "max-lg:hidden lg:row-start-1" : undefined}>{children}</div>
      {panel}
    </div>
  );
}

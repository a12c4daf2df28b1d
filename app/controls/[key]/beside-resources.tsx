import type { ReactNode } from "react";

/**
 * What fails, with what to do beside it. The panel of a resource says what to do about that one, so while
 * it is open what is said of all of them stands below. One tree for both, so that opening a panel keeps the
 * list and its focus.
 */
export function BesideResources({
  isPanelOpen,
  beside,
  children,
}: {
  readonly isPanelOpen: boolean;
  /** About the control as a whole; before the list where there is room for one column alone. */
  readonly beside: ReactNode;
  /** The list of resources. */
  readonly children: ReactNode;
}) {
  return (
    <div
      className={
        isPanelOpen
          ? "flex flex-col gap-4"
          : "items-start gap-4 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(22rem,32%)]"
      }
    >
      <div className={isPanelOpen ? "order-last" : "lg:col-start-2"}>{beside}</div>
      <div className={isPanelOpen ? "" : "lg:col-start-1 lg:row-start-1"}>{children}</div>
    </div>
  );
}

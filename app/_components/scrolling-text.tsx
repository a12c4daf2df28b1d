import type { ReactNode } from "react";

/** Text in its own lines that may be wider or longer than its box; the keyboard can scroll it too. */
export function ScrollingText({
  label,
  className = "",
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const look = `overflow-auto rounded-md bg-well px-3 py-2 font-mono text-xs ${className}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section aria-label={label} className={look} tabIndex={0}>
      <pre>{children}</pre>
    </section>
  );
}

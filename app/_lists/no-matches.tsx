import type { ReactNode } from "react";
import { EmptyState } from "../_components/empty-state.tsx";

/** A list whose filters leave nothing: never the same as nothing being wrong. */
export function NoMatches({
  what,
  all,
  children,
}: {
  /** What the list is of: `control`. */
  readonly what: string;
  /** The list without filters. */
  readonly all: { readonly href: string; readonly words: string };
  /** What an empty list does not say. */
  readonly children: ReactNode;
}) {
  return (
    <EmptyState title={`No ${what} matches these filters`}>
      <p>
        {children}{" "}
        <a className="link" href={all.href}>
          {all.words}
        </a>{" "}
        or{" "}
        <a className="link" href="/coverage">
          see what could not be read
        </a>
        .
      </p>
    </EmptyState>
  );
}

"use client";

import { useEffect, useRef } from "react";

/**
 * Takes the focus into a panel that opens and back to its row when it closes. A client component for that
 * alone: without a script a panel is a new page, which begins at its top.
 */
export function PanelFocus({ shown }: { readonly shown: string | undefined }) {
  const before = useRef(shown);
  useEffect(() => {
    const left = before.current;
    before.current = shown;
    if (left === shown) return;
    if (shown !== undefined) focusPanel();
    else if (left !== undefined) focusRow(left);
  }, [shown]);
  return null;
}

function focusPanel(): void {
  const title = document.querySelector<HTMLElement>("[data-panel] h2");
  if (title === null) return;
  title.closest("[data-panel]")?.scrollTo({ top: 0 });
  title.focus({ preventScroll: true });
  if (isOutOfSight(title)) title.scrollIntoView({ block: "start" });
}

function focusRow(row: string): void {
  const link = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`);
  if (link === null) return;
  link.focus({ preventScroll: true });
  if (isOutOfSight(link)) link.scrollIntoView({ block: "center" });
}

function isOutOfSight(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top < 0 || bottom > window.innerHeight;
}

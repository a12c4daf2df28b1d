"use client";

import type { Hit } from "../search/search-answer.ts";

/**
 * Goes where a hit lives, or does what it says by pressing the page's own button, so that the palette
 * can do nothing that the page cannot. Where the page has no such button, its address is the way.
 */
export function go({ href, act }: Hit): void {
  const button = act === undefined ? null : buttonFor(act);
  if (button === null) window.location.assign(href);
  else button.click();
}

function buttonFor(act: string): HTMLElement | null {
  const [what, which = ""] = act.split(":");
  switch (what) {
    case "refresh":
      return document.querySelector("[data-refresh] button");
    case "help":
      return document.querySelector("[data-help]");
    case "export":
      return document.querySelector(`a[data-export="${CSS.escape(which)}"]`);
    case "theme":
      return document.querySelector(`button[name="theme"][value="${CSS.escape(which)}"]`);
    default:
      return null;
  }
}

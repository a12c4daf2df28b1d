"use client";

import { type ComponentType, useEffect, useState } from "react";
import { rememberVisit } from "./recent-places.ts";

/** What can lie over a page, and the page that does the same without a script. */
const overlays = {
  palette: { load: async () => (await import("./palette.tsx")).Palette, page: "/search" },
  help: { load: async () => (await import("./help-dialog.tsx")).HelpDialog, page: "/help" },
} as const;

type Overlay = ComponentType<{ readonly onClose: () => void }>;

/**
 * Opens the palette (Ctrl K, the search button, `/` where no list has a search of its own) and the help
 * (its link, and the event `demarc:help` that `?` raises). A client component because keys are: without a script the
 * button and the link lead to pages. What it opens is loaded at first use, so no page pays for it.
 */
export function Shortcuts() {
  const [Shown, setShown] = useState<Overlay | null>(null);
  useEffect(() => rememberVisit(), []);
  useEffect(() => {
    const open = (name: keyof typeof overlays) => {
      const { load, page } = overlays[name];
      load().then(
        (overlay) => setShown(() => overlay),
        // The server was replaced or has stopped: the page says which.
        () => window.location.assign(page),
      );
    };
    const onKey = (event: KeyboardEvent) => {
      const name = overlayFor(event);
      if (name === null) return;
      event.preventDefault();
      open(name);
    };
    const onClick = (event: MouseEvent) => {
      const name = overlayOfLink(event);
      if (name === null) return;
      event.preventDefault();
      open(name);
    };
    const onHelp = () => open("help");
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
    document.addEventListener("demarc:help", onHelp);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("click", onClick);
      document.removeEventListener("demarc:help", onHelp);
    };
  }, []);
  return Shown && <Shown onClose={() => setShown(null)} />;
}

function overlayFor(event: KeyboardEvent): keyof typeof overlays | null {
  const { key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
  if (defaultPrevented || event.isComposing) return null;
  if (key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey && !event.shiftKey) {
    return "palette";
  }
  if (ctrlKey || metaKey || altKey || isWriting(event.target)) return null;
  if (document.documentElement.dataset.keys === "off" || document.querySelector("dialog[open]")) {
    return null;
  }
  // A list's own search comes first: the list's keys lead there.
  return key === "/" && document.querySelector("[data-search]") === null ? "palette" : null;
}

function overlayOfLink(event: MouseEvent): keyof typeof overlays | null {
  const asNewPage = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
  if (event.defaultPrevented || asNewPage || !(event.target instanceof Element)) return null;
  if (event.target.closest("[data-palette]")) return "palette";
  return event.target.closest("[data-help]") ? "help" : null;
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

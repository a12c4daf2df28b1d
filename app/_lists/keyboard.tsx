"use client";

import { useEffect } from "react";
import { type ListKey, whatKeyMeans } from "./list-keys.ts";

/**
 * Lists by keyboard. A client component because only a script hears keys; it reads what the page says of
 * itself (`data-row`, `data-search`, `data-close`), so a list needs no script of its own, and all that a
 * key does a link or a field does too.
 */
export function Keyboard() {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const act = whatKeyMeans({
        key: event.key,
        withModifier: event.ctrlKey || event.metaKey || event.altKey,
        inField: isField(document.activeElement),
        inDialog: document.querySelector("dialog[open], [popover]:popover-open") !== null,
        taken: event.defaultPrevented || event.isComposing,
        switchedOff: document.documentElement.dataset.keys === "off",
      });
      if (act !== null && acts[act]()) event.preventDefault();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
  return null;
}

/** Each answers whether there was anything to do. */
const acts: Readonly<Record<ListKey, () => boolean>> = {
  next: () => step(1),
  previous: () => step(-1),
  search: () => {
    const field = document.querySelector<HTMLInputElement>("[data-search]");
    if (field === null) return false;
    field.closest("details")?.setAttribute("open", "");
    field.focus();
    field.select();
    return true;
  },
  leave: () => {
    const field = document.activeElement;
    if (!isField(field)) return false;
    field.blur();
    return true;
  },
  close: () => {
    const link = document.querySelector<HTMLElement>("[data-close]");
    link?.click();
    return link !== null;
  },
  help: () => {
    // The frame of the pages has the help.
    document.dispatchEvent(new CustomEvent("demarc:help"));
    return true;
  },
};

/** With a panel open the panel follows; else the focus does. */
function step(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const open = rows.find((row) => row.getAttribute("aria-current") === "true");
  const focused = rows.find((row) => row === document.activeElement);
  const here = focused ?? open;
  const to = here === undefined ? rows[0] : rows[rows.indexOf(here) + by];
  if (to === undefined) return false;
  if (open !== undefined) to.click();
  else to.focus();
  to.closest("tr, li")?.scrollIntoView({ block: "nearest" });
  return true;
}

function isField(element: Element | null): element is HTMLElement {
  if (!(element instanceof HTMLElement)) return false;
  if (element instanceof HTMLInputElement) return !["checkbox", "radio"].includes(element.type);
  return element.matches("textarea, select") || element.isContentEditable;
}

/** What a key does to a list. */
export type ListKey = "next" | "previous" | "search" | "leave" | "close" | "help";

/** A key as it was pressed, and where the focus was. */
export interface KeyPress {
  readonly key: string;
  /** Ctrl, Alt or the Windows or Command key: those belong to the browser. */
  readonly withModifier: boolean;
  readonly inField: boolean;
  /** A dialog or a popover is open and has its own keys. */
  readonly inDialog: boolean;
  /** Somebody answered it already, or it is part of a character being put together. */
  readonly taken: boolean;
  /** Whoever speaks to a computer may not want letters to do things. Esc stays. */
  readonly switchedOff: boolean;
}

/** What a key means for a list; null when it means nothing. */
export function whatKeyMeans(press: KeyPress): ListKey | null {
  if (press.withModifier || press.inDialog || press.taken) return null;
  if (press.inField) return press.key === "Escape" ? "leave" : null;
  if (press.switchedOff && press.key !== "Escape") return null;
  return meanings[press.key] ?? null;
}

const meanings: Readonly<Record<string, ListKey>> = {
  j: "next",
  k: "previous",
  "/": "search",
  Escape: "close",
  "?": "help",
};

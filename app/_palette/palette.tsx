"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { counted } from "../_words/numbers.ts";
import type { Hit } from "../search/search-answer.ts";
import { go } from "./go.ts";
import { PaletteOptions } from "./palette-options.tsx";
import { useSuggestions } from "./use-suggestions.ts";

const listId = "palette-list";

/**
 * Goes anywhere and does anything, by keyboard: a combobox over a list, as WAI-ARIA's patterns have it;
 * the focus stays in the field. A client component by its nature: the search page does the same without.
 */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");
  const { groups, state } = useSuggestions(text);
  const [chosen, setChosen] = useState(0);
  useEffect(() => dialog.current?.showModal(), []);
  const hits = groups.flatMap((group) => group.hits);
  const current = Math.min(chosen, hits.length - 1);
  const follow = (hit: Hit) => {
    dialog.current?.close();
    go(hit);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(event.key, current, hits.length);
    const hit = hits[current];
    if (next !== null) setChosen(next);
    else if (event.key === "Enter" && !event.nativeEvent.isComposing && hit) follow(hit);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      aria-label="Search and actions"
      className="overlay w-[min(40rem,calc(100vw-1.5rem))] overflow-hidden p-0"
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      onClose={onClose}
      // The browser closes a dialog on Esc by itself; what is typed there is for the field alone.
      onKeyDown={onKeyDown}
      ref={dialog}
    >
      <input
        aria-activedescendant={hits.length > 0 ? optionId(current) : undefined}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-expanded={hits.length > 0}
        aria-label="Name, id or words"
        autoComplete="off"
        className="min-h-13 w-full border-line border-b bg-card px-5 text-lg outline-none placeholder:text-mute"
        maxLength={200}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        placeholder="Go to, find, or do"
        role="combobox"
        spellCheck={false}
        type="text"
        value={text}
      />
      <PaletteOptions
        chosen={current}
        groups={groups}
        id={listId}
        onFollow={follow}
        optionId={optionId}
      />
      <p className="border-line border-t px-5 py-2 text-mute text-xs" role="status">
        {wordsFor(state, hits.length, text)}
      </p>
    </dialog>
  );
}

function optionId(index: number): string {
  return `palette-option-${index}`;
}

/** Where a key leads in a list that goes round; null for a key that leads nowhere. */
function moved(key: string, from: number, length: number): number | null {
  if (length === 0) return null;
  switch (key) {
    case "ArrowDown":
      return (from + 1) % length;
    case "ArrowUp":
      return (from + length - 1) % length;
    case "PageDown":
      return Math.min(from + 8, length - 1);
    case "PageUp":
      return Math.max(from - 8, 0);
    default:
      return null;
  }
}

function wordsFor(state: "asking" | "answered" | "failed", hits: number, text: string): string {
  if (state === "failed") return "The dashboard did not answer: is it still running?";
  if (hits === 0) return state === "asking" ? "Looking…" : "Nothing goes by that name.";
  const keys = "↑ ↓ to choose, Enter to go, Esc to close";
  return text.trim() === "" ? keys : `${counted(hits, "match", "matches")} · ${keys}`;
}

"use client";

import { useEffect, useRef } from "react";
import { KeyTables } from "../help/key-tables.tsx";

/** The keys, over the page. A client component because it opens on a key; /help says the same without. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      aria-labelledby="help-title"
      className="overlay max-w-2xl px-6 py-5"
      onClose={onClose}
      ref={dialog}
    >
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 className="font-semibold text-xl" id="help-title">
          Keys
        </h2>
        <button
          className="min-h-8 rounded-md border border-line px-3 text-sm hover:border-edge"
          onClick={() => dialog.current?.close()}
          type="button"
        >
          Close
        </button>
      </div>
      <KeyTables />
      <p className="mt-5 text-mute text-sm">
        <a className="link" href="/help">
          How to read the pages, and how to switch single keys off
        </a>
      </p>
    </dialog>
  );
}

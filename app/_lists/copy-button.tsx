"use client";

import { useEffect, useState } from "react";

/**
 * Puts a text on the clipboard and says so. A client component because only a script can; without one it
 * keeps its place and is not seen, and the text beside it can be selected.
 */
export function CopyButton({
  text,
  what,
}: {
  readonly text: string;
  /** What is copied, for those who cannot see it: `the command`. */
  readonly what: string;
}) {
  const [state, setState] = useState<"absent" | "ready" | "copied">("absent");
  useEffect(() => {
    if (navigator.clipboard !== undefined) setState("ready");
  }, []);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setState("copied");
  };
  return (
    <button
      className={`inline-flex min-h-6 items-center rounded-md px-1.5 text-2xs text-mute hover:bg-well hover:text-ink print:hidden ${
        state === "absent" ? "invisible" : ""
      }`}
      onBlur={() => setState((now) => (now === "copied" ? "ready" : now))}
      onClick={copy}
      type="button"
    >
      <span role="status">{state === "copied" ? "Copied" : ""}</span>
      {state !== "copied" && "Copy"}
      <span className="sr-only"> {what}</span>
    </button>
  );
}

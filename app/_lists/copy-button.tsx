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
  const [state, setState] = useState<"absent" | "ready" | "copied" | "refused">("absent");
  useEffect(() => {
    if (navigator.clipboard !== undefined) setState("ready");
  }, []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      // A browser may forbid it, by policy or by a question that was answered with no.
      setState("refused");
    }
  };
  return (
    <button
      className={`inline-flex min-h-6 items-center rounded-md px-1.5 text-2xs text-mute hover:bg-well hover:text-ink print:hidden ${
        state === "absent" ? "invisible" : ""
      }`}
      onBlur={() => setState((now) => (now === "absent" ? now : "ready"))}
      onClick={copy}
      type="button"
    >
      <span role="status">
        {state === "copied" && "Copied"}
        {state === "refused" && "The browser did not let it be copied: select"}
      </span>
      {state === "ready" && "Copy"}
      <span className="sr-only"> {what}</span>
    </button>
  );
}

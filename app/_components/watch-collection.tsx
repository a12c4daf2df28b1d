"use client";

import { useEffect, useState } from "react";
import type { CollectionProgress } from "../../lib/posture/progress.ts";
import type { ProgressAnswer } from "../refresh/progress/progress-answer.ts";
import { CollectionProgressBars, type ProgressSize } from "./collection-progress.tsx";

const everyMilliseconds = 1000;

/**
 * Follows a running collection, and loads the page anew when it ends. Without a script the bars stand
 * as they were when the page was made, with a link to look again.
 */
export function WatchCollection({
  progress: first,
  size,
}: {
  readonly progress: CollectionProgress | null;
  readonly size: ProgressSize;
}) {
  const [progress, setProgress] = useState(first);
  useEffect(() => {
    const timer = setInterval(async () => {
      const answer = await askProgress();
      if (answer === null) return;
      if (answer.running) setProgress(answer.progress);
      else window.location.reload();
    }, everyMilliseconds);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <CollectionProgressBars progress={progress} size={size} />
      <noscript>
        <p className="mt-1">
          <a className="link" href="/refresh">
            Watch it
          </a>
        </p>
      </noscript>
    </>
  );
}

/** Null when the server did not answer: it may be busy, so ask again at the next turn. */
async function askProgress(): Promise<ProgressAnswer | null> {
  try {
    const response = await fetch("/refresh/progress", { cache: "no-store" });
    // Our own route, one line away: its answer has this shape.
    return response.ok ? ((await response.json()) as ProgressAnswer) : null;
  } catch {
    return null;
  }
}

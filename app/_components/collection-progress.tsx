import type { CollectionProgress } from "../../lib/posture/progress.ts";
import { sourceNames } from "../_words/names.ts";
import { count, counted } from "../_words/numbers.ts";

const phaseWords: Readonly<Record<CollectionProgress["phase"], string>> = {
  connecting: "Connecting to AWS",
  reading: "Reading AWS",
  saving: "Saving and judging",
};

/** How far a collection is, source by source. Drawn on the server and, as it moves, in the browser. */
export function CollectionProgressBars({
  progress,
}: {
  readonly progress: CollectionProgress | null;
}) {
  const phase = phaseWords[progress?.phase ?? "connecting"];
  return (
    <div className="flex flex-wrap items-center gap-x-7 gap-y-1.5">
      <p className="font-semibold" role="status">
        {phase}
      </p>
      <ul className="contents">
        {progress?.sources.map((source) => (
          <li className="flex items-center gap-2 text-mute" key={source.source}>
            <span id={`progress-${source.source}`}>{sourceNames[source.source]}</span>
            <progress
              aria-labelledby={`progress-${source.source}`}
              className="progress h-1.5 w-24"
              max={Math.max(1, source.regionsTotal)}
              value={source.regionsDone}
            />
            <span>
              {source.regionsDone} of {source.regionsTotal} · {count(source.rows)} rows ·{" "}
              {counted(source.calls, "call")}
              {source.failures > 0 && ` · ${counted(source.failures, "failed read")}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

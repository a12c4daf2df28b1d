import type { CollectionProgress, SourceProgress } from "../../lib/posture/progress.ts";
import { sourceNames } from "../_words/names.ts";
import { count, counted } from "../_words/numbers.ts";

/** How large a collection's progress is drawn: in a strip above a page, or as what the page is about. */
export type ProgressSize = "strip" | "panel";

const phaseWords: Readonly<Record<CollectionProgress["phase"], string>> = {
  connecting: "Connecting to AWS",
  reading: "Reading AWS",
  saving: "Saving and judging",
};

/** How far a collection is, source by source. Drawn on the server and, as it moves, in the browser. */
export function CollectionProgressBars({
  progress,
  size,
}: {
  readonly progress: CollectionProgress | null;
  readonly size: ProgressSize;
}) {
  const panel = size === "panel";
  return (
    <div
      className={
        panel
          ? "rounded-xl border border-line bg-card px-4 py-4 sm:px-5"
          : "flex flex-wrap items-center gap-x-7 gap-y-1.5"
      }
    >
      <p className="font-semibold" role="status">
        {phaseWords[progress?.phase ?? "connecting"]}…
      </p>
      {progress !== null && progress.sources.length > 0 && (
        <ul className={panel ? "mt-3 space-y-3.5" : "contents"}>
          {progress.sources.map((source) => (
            <li
              className={panel ? "text-sm" : "flex items-center gap-2 text-mute"}
              key={source.source}
            >
              <SourceBar panel={panel} source={source} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function SourceBar({
  source,
  panel,
}: {
  readonly source: SourceProgress;
  readonly panel: boolean;
}) {
  const id = `progress-${source.source}`;
  const { regionsDone, regionsTotal } = source;
  return (
    <>
      <span className={panel ? "font-medium" : ""} id={id}>
        {sourceNames[source.source]}
      </span>
      <progress
        aria-labelledby={id}
        className={`progress ${panel ? "my-1.5 block h-2 w-full" : "h-1.5 w-24"}`}
        max={Math.max(1, regionsTotal)}
        value={regionsDone}
      />
      <span className="text-mute">
        {regionsDone} of {counted(regionsTotal, "place")} · {count(source.rows)} rows ·{" "}
        {counted(source.calls, "call")}
        {source.failures > 0 && ` · ${counted(source.failures, "failed read")}`}
      </span>
    </>
  );
}

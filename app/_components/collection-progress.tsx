import { Fragment } from "react";
import type { CollectionProgress, SourceProgress } from "../../lib/posture/progress.ts";
import { sourceNames } from "../_words/names.ts";
import { phaseWords, progressWordsOf } from "../_words/progress-words.ts";

/** How large a collection's progress is drawn: in a strip above a page, or as what the page is about. */
export type ProgressSize = "strip" | "panel";

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
          : "gap-x-7 sm:grid sm:grid-cols-[9.5rem_1fr]"
      }
    >
      <p className="font-semibold" role="status">
        {phaseWords[progress?.phase ?? "connecting"]}…
      </p>
      {progress !== null && progress.sources.length > 0 && (
        <ul className={panel ? "mt-3 space-y-3.5" : "max-sm:mt-1 max-sm:space-y-1"}>
          {progress.sources.map((source) =>
            panel ? (
              <PanelLine key={source.source} source={source} />
            ) : (
              <StripLine key={source.source} source={source} />
            ),
          )}
        </ul>
      )}
    </div>
  );
}

function PanelLine({ source }: { readonly source: SourceProgress }) {
  const { places, found, rest } = progressWordsOf(source);
  return (
    <li className="text-sm">
      <Name source={source} />
      <Bar look="my-1.5 block h-2 w-full" source={source} />
      <span className="text-mute">
        <Parts parts={[places, found, ...rest]} />
      </span>
    </li>
  );
}

/** One line; on a phone two, and rather less said than a third. */
function StripLine({ source }: { readonly source: SourceProgress }) {
  const { places, found, rest } = progressWordsOf(source);
  return (
    <li className="grid grid-cols-[5rem_1fr] items-center text-mute sm:grid-cols-[5rem_6rem_1fr]">
      <Name source={source} />
      <Bar look="h-1.5 w-full" source={source} />
      <span className="text-xs max-sm:col-span-2 sm:pl-3 sm:text-sm">
        <span className="max-sm:hidden">
          <Parts parts={[places, found, ...rest]} />
        </span>
        <span className="sm:hidden">
          <Parts parts={[places, ...rest]} />
        </span>
      </span>
    </li>
  );
}

/** A line breaks between two of them and nowhere else. */
function Parts({ parts }: { readonly parts: readonly string[] }) {
  return parts.map((part, index) => (
    <Fragment key={part}>
      {index > 0 && " "}
      <span className="whitespace-nowrap">
        {part}
        {index < parts.length - 1 && ","}
      </span>
    </Fragment>
  ));
}

function Name({ source: { source } }: { readonly source: SourceProgress }) {
  return (
    <span className="font-medium text-ink" id={idOf(source)}>
      {sourceNames[source]}
    </span>
  );
}

function Bar({ source, look }: { readonly source: SourceProgress; readonly look: string }) {
  return (
    <progress
      aria-labelledby={idOf(source.source)}
      className={`progress ${look}`}
      max={Math.max(1, source.regionsTotal)}
      value={source.regionsDone}
    />
  );
}

function idOf(source: SourceProgress["source"]): string {
  return `progress-${source}`;
}

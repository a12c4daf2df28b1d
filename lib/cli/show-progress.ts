/** How far a collection is: a bar for each source on a terminal, plain lines elsewhere. Always on stderr. */
import { MultiBar, Presets, type SingleBar } from "cli-progress";
import { sourceWords } from "../exports/words.ts";
import type { CollectionProgress, SourceProgress } from "../posture/progress.ts";
import type { Source } from "../posture/vocabulary.ts";
import { say } from "./print.ts";

export interface ProgressDisplay {
  readonly show: (progress: CollectionProgress) => void;
  /** Leaves the terminal as it was found. */
  readonly end: () => void;
}

/** Plain lines no oftener than this, except for a source's last. */
const lineEverySeconds = 5;

export function showProgress(): ProgressDisplay {
  return process.stderr.isTTY ? showBars() : showLines();
}

function showBars(): ProgressDisplay {
  const bars = new MultiBar(
    {
      stream: process.stderr,
      format: "  {name} {bar} {value}/{total} {unit}  {found}",
      hideCursor: true,
      clearOnComplete: false,
      barsize: 24,
      linewrap: false,
      gracefulExit: false,
    },
    Presets.shades_grey,
  );
  const known = new Map<Source, SingleBar>();
  let saving: SingleBar | null = null;
  let over = false;
  return {
    show: ({ phase, sources }) => {
      // What was still under way when a person said stop goes on reporting.
      if (over) return;
      for (const source of sources) {
        const bar =
          known.get(source.source) ?? bars.create(source.regionsTotal, 0, wordsOf(source));
        known.set(source.source, bar);
        bar.setTotal(source.regionsTotal);
        bar.update(source.regionsDone, wordsOf(source));
      }
      if (phase === "saving" && saving === null) {
        saving = bars.create(1, 0, { name: "Judging, saving".padEnd(15), unit: "", found: "" });
      }
    },
    end: () => {
      if (over) return;
      over = true;
      saving?.update(1);
      bars.stop();
    },
  };
}

function showLines(): ProgressDisplay {
  let saidAt = Date.now();
  const saidDone = new Set<Source>();
  let saidSaving = false;
  return {
    show: ({ phase, sources }) => {
      for (const source of sources) {
        if (source.regionsDone < source.regionsTotal || saidDone.has(source.source)) continue;
        saidDone.add(source.source);
        say(lineOf(source));
      }
      const pending = sources.filter(({ source }) => !saidDone.has(source));
      if (pending.length > 0 && Date.now() - saidAt > lineEverySeconds * 1000) {
        saidAt = Date.now();
        say(pending.map(lineOf).join("; "));
      }
      if (phase === "saving" && !saidSaving) {
        saidSaving = true;
        say("Judging and saving");
      }
    },
    end: () => {},
  };
}

function lineOf(source: SourceProgress): string {
  const { unit, found } = wordsOf(source);
  return `${sourceWords[source.source]}: ${source.regionsDone} of ${source.regionsTotal} ${unit}, ${found}`;
}

function wordsOf({ source, regionsTotal, rows, calls, failures }: SourceProgress) {
  const failed = failures === 0 ? "" : `, ${failures} not read`;
  return {
    name: sourceWords[source].padEnd(15),
    unit: regionsTotal === 1 ? "place" : "regions",
    found: `${rows.toLocaleString("en-US")} rows in ${calls.toLocaleString("en-US")} calls${failed}`,
  };
}

/** How far a collection is: a bar for each source on a terminal, plain lines elsewhere. Always on stderr. */
import { MultiBar, type Options, type Params, Presets, type SingleBar } from "cli-progress";
import type { CollectionProgress } from "../posture/progress.ts";
import type { Source } from "../posture/vocabulary.ts";
import { isDumbTerminal } from "../settings.ts";
import { say } from "./print.ts";
import { type BarWords, barWordsOf, progressLineOf } from "./progress-words.ts";

export interface ProgressDisplay {
  readonly show: (progress: CollectionProgress) => void;
  /** Leaves the terminal as it was found. */
  readonly end: () => void;
}

const savingWords = "Judging and saving";

/** Plain lines no oftener than this, except for a source's last. */
const lineEverySeconds = 5;

export function showProgress(): ProgressDisplay {
  return process.stderr.isTTY && !isDumbTerminal() ? showBars() : showLines();
}

function showBars(): ProgressDisplay {
  const bars = new MultiBar(
    {
      stream: process.stderr,
      format: formatBar,
      hideCursor: true,
      clearOnComplete: false,
      linewrap: false,
      gracefulExit: false,
    },
    Presets.shades_grey,
  );
  const known = new Map<Source, SingleBar>();
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    bars.stop();
  };
  return {
    show: ({ phase, sources }) => {
      if (phase === "saving") {
        end();
        say(savingWords);
      }
      // What was still under way when a person said stop goes on reporting.
      if (over) return;
      const allWords = barWordsOf(sources, process.stderr.columns ?? 80);
      for (const [index, words] of allWords.entries()) {
        const source = sources[index];
        if (source === undefined) continue;
        const bar = known.get(source.source) ?? bars.create(source.regionsTotal, 0, words);
        known.set(source.source, bar);
        bar.setTotal(source.regionsTotal);
        bar.update(source.regionsDone, words);
      }
    },
    end,
  };
}

function formatBar(options: Options, { progress }: Params, words: BarWords): string {
  const { name, found, barWidth } = words;
  const done = Math.round(barWidth * progress);
  const { barCompleteString = "", barIncompleteString = "" } = options;
  const bar = barCompleteString.slice(0, done) + barIncompleteString.slice(0, barWidth - done);
  return `  ${name} ${bar} ${found}`;
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
        say(progressLineOf(source));
      }
      const pending = sources.filter(({ source }) => !saidDone.has(source));
      if (pending.length > 0 && Date.now() - saidAt > lineEverySeconds * 1000) {
        saidAt = Date.now();
        say(pending.map(progressLineOf).join("; "));
      }
      if (phase === "saving" && !saidSaving) {
        saidSaving = true;
        say(savingWords);
      }
    },
    end: () => {},
  };
}

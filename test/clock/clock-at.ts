/** Variables that make a process live at another time, by `set-clock.js`. */
import { renameSync, writeFileSync } from "node:fs";

type Variables = Readonly<Record<string, string>>;

const preload = `--import=${new URL("set-clock.js", import.meta.url).href}`;

/** For a process in which it is always this instant. */
export function standingAt(instant: string): Variables {
  return { NODE_OPTIONS: preload, CLOCK_AT: instant, CLOCK_STANDS: "1" };
}

/** For processes in which it is whatever instant a file says at the time. */
export function clockIn(file: string): Variables {
  return { NODE_OPTIONS: preload, CLOCK_FILE: file };
}

/** Sets the clock of all who look at the file, at once: nobody reads half an instant. */
export function setClock(file: string, instant: string): void {
  writeFileSync(`${file}.next`, instant);
  renameSync(`${file}.next`, file);
}

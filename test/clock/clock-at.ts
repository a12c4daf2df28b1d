/** Variables that make a process live at another time, by `set-clock.js`. */
type Variables = Readonly<Record<string, string>>;

const preload = `--import=${new URL("set-clock.js", import.meta.url).href}`;

/** For a process in which it is always this instant. */
export function standingAt(instant: string): Variables {
  return { NODE_OPTIONS: preload, CLOCK_AT: instant, CLOCK_STANDS: "1" };
}

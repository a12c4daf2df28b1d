import { isRunByNpm } from "../../settings.ts";

const lookEveryMilliseconds = 500;

/**
 * Tells when the process that started this one is gone. npm runs scripts through a shell; a signal
 * that ends npm ends the shell, but no shell passes it on, and a server would be left behind.
 * Whoever is started otherwise may outlive its starter, as services do.
 */
export function onAbandoned(stop: () => void): void {
  if (!isRunByNpm()) return;
  const starter = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(watch);
    stop();
  }, lookEveryMilliseconds);
  watch.unref();
}

import { isRunByNpm } from "../../settings.ts";

const lookEveryMilliseconds = 500;

/** As early as can be: who is gone before this is never missed. */
const starter = process.ppid;

/**
 * Tells when the process that started this one is gone. npm runs scripts through a shell; a signal
 * that ends npm ends the shell, but no shell passes it on, and what npm runs would be left behind.
 * Whoever is started otherwise may outlive its starter, as services do.
 */
export function onAbandoned(stop: () => void): void {
  if (!isRunByNpm()) return;
  const watch = setInterval(() => {
    if (process.ppid !== starter) abandoned();
  }, lookEveryMilliseconds);
  watch.unref();
  const abandoned = () => {
    clearInterval(watch);
    process.off("disconnect", abandoned);
    stop();
  };
  // A launcher under an older Node stands between, and cuts the line when its own starter is gone.
  process.on("disconnect", abandoned);
  process.channel?.unref();
}

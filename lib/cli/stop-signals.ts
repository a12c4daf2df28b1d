import { exitCodes } from "./exit-codes.ts";

export interface StopSignals {
  readonly signal: AbortSignal;
  /** How the process is to end once it was told to stop; null while it was not. */
  readonly exitCode: () => number | null;
  /**
   * From now on a signal ends the process by the system's own hand: for work that gives nobody else a turn,
   * and that leaves the store whole wherever it is cut.
   */
  readonly letGo: () => void;
}

/**
 * What is not put in order by then ends as it stands: the store is consistent at any moment. A busy machine
 * may take a second to hear a signal, and two in all are as long as anybody is to wait.
 */
const patienceMilliseconds = 1000;

/** A launcher may pass on a signal that the terminal has sent to everyone: that is not a second one. */
const echoMilliseconds = 500;

/** Turns Ctrl-C and a polite kill into an abort. One is enough; a second one ends the process at once. */
export function listenForStop(onStop: () => void): StopSignals {
  const controller = new AbortController();
  let code: number | null = null;
  let toldAt = 0;
  const stop = (exitCode: number) => {
    if (code !== null) {
      if (Date.now() - toldAt > echoMilliseconds) process.exit(exitCode);
      return;
    }
    code = exitCode;
    toldAt = Date.now();
    onStop();
    controller.abort();
    setTimeout(() => process.exit(exitCode), patienceMilliseconds).unref();
  };
  const interrupt = () => stop(exitCodes.interrupted);
  const terminate = () => stop(exitCodes.terminated);
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", terminate);
  return {
    signal: controller.signal,
    exitCode: () => code,
    letGo: () => {
      process.off("SIGINT", interrupt);
      process.off("SIGTERM", terminate);
    },
  };
}

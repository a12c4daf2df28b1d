/** What a program that calls Demarc may rely on; the posture contract has the same table. */
export const exitCodes = {
  done: 0,
  /** Nothing could be read, or there is no snapshot yet, or Demarc itself failed. */
  nothing: 1,
  /** Wrong arguments or settings, or a store that cannot be used. */
  usage: 2,
  /** Saved, but something could not be read. */
  partial: 3,
  /** The check found what it was to fail on. */
  checkFailed: 4,
  /** Ended by Ctrl-C, as shells count it: 128 and the signal's number. */
  interrupted: 130,
  terminated: 143,
} as const;

/** The caller asked for something that does not exist. Its message is for people and names what does. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

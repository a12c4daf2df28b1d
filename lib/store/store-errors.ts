/** What can be wrong with the store, in words a person can act on. */

/** On every error of the store, whichever copy of this module made it. */
const mark = Symbol.for("demarc.StoreError");

/** Parent of everything the store throws on purpose. The message names the file and the way out. */
export abstract class StoreError extends Error {
  /** What errors of this class are called; null: all of them. */
  static readonly kind: string | null = null;

  /**
   * By its mark and name: the dashboard's bundler gives pages, actions and routes a copy of this module
   * each, and the store that all of them use was opened by one.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: of whichever class is asked
    const { kind } = this;
    return value instanceof Error && mark in value && (kind === null || value.name === kind);
  }

  readonly [mark] = true;
  /** The store's file. */
  readonly path: string;

  constructor(path: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.path = path;
  }
}

/** A later Demarc has written this store. Nothing was changed. */
export class StoreNewerError extends StoreError {
  static override readonly kind = "StoreNewerError";
  override readonly name = "StoreNewerError";

  constructor(path: string, unknown: string) {
    super(
      path,
      `The store ${path} was written by a newer Demarc (it has "${unknown}", which this one does not know). ` +
        "It was left as it is. Upgrade Demarc, or let DEMARC_STORE name another place.",
    );
  }
}

/** The file is no store, or not a whole one. Nothing was changed. */
export class StoreDamagedError extends StoreError {
  static override readonly kind = "StoreDamagedError";
  override readonly name = "StoreDamagedError";
  /** What is wrong with it, in half a sentence. */
  readonly why: string;

  constructor(path: string, why: string, options?: ErrorOptions) {
    super(
      path,
      `The store ${path} cannot be used: ${why}. It was left as it is. ` +
        "Put back a copy of it (and take away the old -wal and -shm files beside it), " +
        `or move it away (mv "${path}" "${path}.damaged") and collect again.`,
      options,
    );
    this.why = why;
  }
}

/** The place named for the store cannot be created, read or written. */
export class StorePathError extends StoreError {
  static override readonly kind = "StorePathError";
  override readonly name = "StorePathError";
}

/** Other processes kept writing for so long that this one gave up. Nothing of its own was written. */
export class StoreBusyError extends StoreError {
  static override readonly kind = "StoreBusyError";
  override readonly name = "StoreBusyError";

  constructor(path: string, options?: ErrorOptions) {
    super(
      path,
      `The store ${path} is being written by another process and did not come free in time. ` +
        "Nothing was changed. Wait for the other collection to end, then try again.",
      options,
    );
  }
}

/** The lease that guarded a collection is another's by now. Nothing was saved. */
export class LeaseLostError extends StoreError {
  static override readonly kind = "LeaseLostError";
  override readonly name = "LeaseLostError";

  constructor(path: string, accountId: string) {
    super(
      path,
      `The lease on account ${accountId} in ${path} was lost while it was being collected, so nothing was saved. ` +
        "Another collection has taken over; wait for it to end.",
    );
  }
}

/** Another process uses the store, so it cannot be exchanged for another one now. Nothing was changed. */
export class StoreInUseError extends StoreError {
  static override readonly kind = "StoreInUseError";
  override readonly name = "StoreInUseError";

  constructor(path: string, by: string, options?: ErrorOptions) {
    super(
      path,
      `The store ${path} is in use: ${by}. It was left as it is. ` +
        "Stop the dashboard and wait for collections to end, then restore again.",
      options,
    );
  }
}

/** A backup could not be made, or one could not be put in the store's place. Nothing was changed. */
export class BackupError extends StoreError {
  static override readonly kind = "BackupError";
  override readonly name = "BackupError";
}

/** Somebody else changed the same thing since it was looked at. Nothing was written. */
export class ChangedMeanwhileError extends StoreError {
  static override readonly kind = "ChangedMeanwhileError";
  override readonly name = "ChangedMeanwhileError";

  constructor(path: string, id: string, by: { readonly who: string; readonly at: string } | null) {
    super(
      path,
      `${id} is not what it was when you looked at it` +
        `${by === null ? ": it is not there" : `: ${by.who} changed it at ${by.at}`}. ` +
        "Nothing was written. Look at it again and decide anew.",
    );
  }
}

/** A page was asked for with a cursor that this list never gave out. */
export class BadCursorError extends Error {
  override readonly name = "BadCursorError";

  constructor(options?: ErrorOptions) {
    super("This page marker is not one of this list's. Begin again at the first page.", options);
  }
}

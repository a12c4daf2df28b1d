/** Long work that lets others have their turn: it stops between two pieces, and whoever does it goes on when he likes. */
export type InPieces<Result> = Generator<undefined, Result, undefined>;

/** Does it without a stop. */
export function atOnce<Result>(work: InPieces<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

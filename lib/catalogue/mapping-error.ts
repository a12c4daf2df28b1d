/** The message shows no more than so many; `problems` has all. */
const mostShown = 50;

/** The user's mapping file cannot be used. Nothing of it is, and the message says everything that is wrong. */
export class MappingError extends Error {
  override readonly name = "MappingError";
  /** The file as it was named. */
  readonly path: string;
  /** `demarc.mapping.yaml:3:14: …`, in the order of the file; without line and column when the file itself is the trouble. */
  readonly problems: readonly string[];

  constructor(path: string, problems: readonly string[], options?: ErrorOptions) {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    const more = problems.length > mostShown ? [`and ${problems.length - mostShown} more`] : [];
    const lines = [...problems.slice(0, mostShown), ...more].map((line) => `  ${line}`);
    super(`The mapping file cannot be used (${count}):\n${lines.join("\n")}`, options);
    this.path = path;
    this.problems = problems;
  }
}

/** The catalogue's own files are wrong. The message names each file, entry and member. */
export class CatalogueError extends Error {
  override readonly name = "CatalogueError";
  /** `rules/storage.json: S3_BUCKET_LOGGING_ENABLED: title: …`, one for each thing that is wrong. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The catalogue cannot be used:\n${problems.join("\n")}`);
    this.problems = problems;
  }
}

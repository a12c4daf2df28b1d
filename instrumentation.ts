/** Runs once when the server starts, before its first request. */
export async function register(): Promise<void> {
  // Not a setting: the bundler puts the word in, and looks no further where it is another one.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { followAnswers } = await import("./app/_answers/status.ts");
  followAnswers();
}

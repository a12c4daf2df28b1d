/** Runs once when the server starts, before its first request. */
import { followAnswers } from "./app/_answers/status.ts";

export function register(): void {
  followAnswers();
}

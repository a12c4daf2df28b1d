/**
 * The status of the answer that is being made. Next has no way to set it from a page but `notFound()`,
 * and what that throws it renders with a script alone: without one the page stays empty.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

type Answers = AsyncLocalStorage<ServerResponse>;

/** One for the process: the bundler gives the start of the server and the pages a copy of this file each. */
const answersKey = Symbol.for("demarc.answers");

/** Begins to remember which answer belongs to what runs. Once, before the first request. */
export function followAnswers(): void {
  const answers: Answers = new AsyncLocalStorage();
  Object.assign(globalThis, { [answersKey]: answers });
  subscribe("http.server.request.start", (message) => {
    // Node's own documented message of this channel.
    answers.enterWith((message as { readonly response: ServerResponse }).response);
  });
}

/** Makes the answer a 404, unless it is on its way already, as it is to a script that asked for a part. */
export function answerNotFound(): void {
  answerWith(404);
}

/** The same with a 400, for an address that asks for what cannot be. */
export function answerBadRequest(): void {
  answerWith(400);
}

function answerWith(status: number): void {
  // Put there by the function above, and by nothing else.
  const answers = Reflect.get(globalThis, answersKey) as Answers | undefined;
  const response = answers?.getStore();
  if (response !== undefined && !response.headersSent) response.statusCode = status;
}

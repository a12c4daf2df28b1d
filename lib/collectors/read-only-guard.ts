/** Nothing but listed reads leaves this process: a middleware stops any other call before it is signed. */
import {
  operationsWith,
  type ReadOnlyService,
  reportDownloadOperations,
} from "./read-only-operations.ts";

/** A call that Demarc must never make was about to be made: a fault of ours, never of AWS. */
export class ForbiddenOperationError extends Error {
  override readonly name = "ForbiddenOperationError";
  /** `config:DeleteConfigRule`. */
  readonly operation: string;

  constructor(operation: string) {
    super(`${operation} is not one of Demarc's read-only operations, so it was not sent.`);
    this.operation = operation;
  }
}

type Next<Arguments, Result> = (args: Arguments) => Promise<Result>;

/** The one call that is no read: it gives credentials and changes nothing. Only the role provider may make it. */
const roleAction = "sts:AssumeRole";

/**
 * Refuses, before serialising and signing, every operation that is not on the read-only list, and the
 * optional ones on it that nobody asked for.
 *
 * @param service what the client asks
 * @param extra `assume_role` on the client that fetches a role's credentials, and on no other;
 * `rule_tags` where the tags of custom rules are read; `report_downloads` on the client that asks for
 * reports where that is switched on: it may do that, and nothing else
 */
export function readOnlyGuard(
  service: ReadOnlyService,
  extra: "assume_role" | "rule_tags" | "report_downloads" | null = null,
) {
  const operations =
    extra === "report_downloads"
      ? reportDownloadOperations
      : operationsWith({ ruleTags: extra === "rule_tags" });
  const allowed: ReadonlySet<string> = new Set(operations.map(({ action }) => action));
  const guard =
    <Arguments, Result>(next: Next<Arguments, Result>, context: { commandName?: string }) =>
    (args: Arguments): Promise<Result> => {
      const operation = `${service}:${(context.commandName ?? "an unnamed operation").replace(/Command$/, "")}`;
      const may = allowed.has(operation) || (extra === "assume_role" && operation === roleAction);
      return may ? next(args) : Promise.reject(new ForbiddenOperationError(operation));
    };
  return {
    applyToStack: (stack: GuardedStack<typeof guard>) =>
      // `override`: the role provider puts its plugins on the same client again at each renewal.
      stack.add(guard, {
        step: "initialize",
        priority: "high",
        name: "readOnlyGuard",
        override: true,
      }),
  };
}

interface GuardedStack<Guard> {
  add(
    guard: Guard,
    options: { step: "initialize"; priority: "high"; name: string; override: boolean },
  ): void;
}

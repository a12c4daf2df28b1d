/** A sandbox account over HTTP and a store of its own, for `demarc` to run against. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FakeAccount } from "../fake-aws/account.ts";
import { sandboxEnvironment } from "../fake-aws/environment.ts";
import { serveAccount } from "../fake-aws/serve.ts";
import { demarc, type Ran, type RunningDemarc, startDemarc } from "./run-demarc.ts";

export interface Sandbox extends AsyncDisposable {
  readonly account: FakeAccount;
  /** Folder of the store. */
  readonly store: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly run: (...parameters: string[]) => Promise<Ran>;
  readonly start: (...parameters: string[]) => RunningDemarc;
}

/**
 * @param given variables on top of those that lead to the sandbox
 * @param options `storeOf`: its store is a copy of that one's, which no process may have open
 */
export async function againstSandbox(
  account: FakeAccount,
  given: Readonly<Record<string, string>> = {},
  options: { readonly storeOf?: Sandbox } = {},
): Promise<Sandbox> {
  const served = await serveAccount(account);
  const store = await mkdtemp(join(tmpdir(), "demarc-test-"));
  if (options.storeOf !== undefined) await cp(options.storeOf.store, store, { recursive: true });
  const environment = { ...sandboxEnvironment(served.url), DEMARC_STORE: store, ...given };
  return {
    account,
    store,
    environment,
    run: (...parameters) => demarc(parameters, environment),
    start: (...parameters) => startDemarc(parameters, environment),
    [Symbol.asyncDispose]: async () => {
      await served.close();
      await rm(store, { recursive: true, force: true });
    },
  };
}

/** A sandbox account over HTTP and a store of its own, for `demarc` to run against. */
import { mkdtemp, rm } from "node:fs/promises";
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

/** @param given variables on top of those that lead to the sandbox */
export async function againstSandbox(
  account: FakeAccount,
  given: Readonly<Record<string, string>> = {},
): Promise<Sandbox> {
  const served = await serveAccount(account);
  const store = await mkdtemp(join(tmpdir(), "demarc-test-"));
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

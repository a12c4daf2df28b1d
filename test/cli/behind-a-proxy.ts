/** A sandbox account that only a proxy leads to, under AWS's own host names, and a store of its own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account, KeptCoverage } from "../../lib/posture/snapshot.ts";
import { openStore } from "../../lib/store/open-store.ts";
import type { FakeAccount } from "../fake-aws/account.ts";
import { sandboxEnvironment } from "../fake-aws/environment.ts";
import {
  type ProxiedAccount,
  type ProxyRefusal,
  serveBehindProxy,
} from "../fake-aws/serve-behind-proxy.ts";
import { demarc, type Ran } from "./run-demarc.ts";

export interface BehindProxy extends ProxiedAccount, AsyncDisposable {
  readonly run: (...parameters: string[]) => Promise<Ran>;
  /** Likewise, with other variables. */
  readonly runWith: (
    variables: Readonly<Record<string, string>>,
    ...parameters: string[]
  ) => Promise<Ran>;
  /** Whose account the store's newest snapshot is of, and what was read of it. */
  readonly snapshot: () => Promise<Saved>;
}

interface Saved {
  readonly account: Account;
  readonly coverage: readonly KeptCoverage[];
}

/** @param given variables on top of those that lead to the proxy; `{proxy}` in one stands for its address */
export async function behindProxy(
  account: FakeAccount,
  given: Readonly<Record<string, string>> = {},
  options: { readonly refusal?: ProxyRefusal } = {},
): Promise<BehindProxy> {
  const served = await serveBehindProxy(account, options);
  const store = await mkdtemp(join(tmpdir(), "demarc-test-"));
  const { AWS_ENDPOINT_URL: _, ...credentials } = sandboxEnvironment("");
  const variables = {
    ...credentials,
    AWS_REGION: account.homeRegion,
    HTTPS_PROXY: "{proxy}",
    NODE_EXTRA_CA_CERTS: served.certificateFile,
    DEMARC_STORE: store,
    ...given,
  };
  const environment = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      value.replace("{proxy}", served.proxy),
    ]),
  );
  const run = (...parameters: string[]) => demarc(parameters, environment);
  return {
    ...served,
    run,
    runWith: (others, ...parameters) => demarc(parameters, { ...environment, ...others }),
    snapshot: () => newestIn(store),
    [Symbol.asyncDispose]: async () => {
      await served.close();
      await rm(store, { recursive: true, force: true });
    },
  };
}

async function newestIn(folder: string): Promise<Saved> {
  const store = await openStore(folder);
  try {
    const snapshot = await store.loadSnapshot();
    if (snapshot === null) throw new Error("the store has no snapshot");
    return { account: snapshot.account, coverage: snapshot.coverage };
  } finally {
    await store.close();
  }
}

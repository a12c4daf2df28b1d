/** Points this process at a sandbox account and a store of its own, as its environment would. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { closeStores } from "../../lib/opened-store.ts";
import type { FakeAccount } from "../fake-aws/account.ts";
import { sandboxEnvironment } from "../fake-aws/environment.ts";
import { serveAccount } from "../fake-aws/serve.ts";

export async function inSandbox(
  account: FakeAccount,
  given: Readonly<Record<string, string>> = {},
): Promise<AsyncDisposable> {
  const served = await serveAccount(account);
  const store = await mkdtemp(join(tmpdir(), "demarc-junction-"));
  const environment = { ...sandboxEnvironment(served.url), DEMARC_STORE: store, ...given };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return {
    [Symbol.asyncDispose]: async () => {
      await closeStores();
      vi.unstubAllEnvs();
      await served.close();
      await rm(store, { recursive: true, force: true });
    },
  };
}

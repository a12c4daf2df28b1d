/** A small account without rates, for benchmarks that are about safety and not about speed. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandboxEnvironment } from "../fake-aws/environment.ts";
import type { SandboxProcess } from "./sandbox-process.ts";
import { startSandbox } from "./sandbox-process.ts";

type Environment = Readonly<Record<string, string>>;

export interface SmallSandbox extends AsyncDisposable {
  readonly process: SandboxProcess;
  /** An empty folder for a store. */
  readonly newStore: () => Promise<string>;
  /** What leads `demarc` to the sandbox and this store. */
  readonly environmentOf: (store: string) => Environment;
}

const size = { evaluations: 12_000, findings: 1_000 };

/** Enough regions for many calls at once, without the largest. */
const regions = "ap-south-1,ca-central-1,eu-north-1,eu-west-3,sa-east-1,us-west-1,ap-northeast-3";

/** @param given variables on top, such as a faster pace */
export async function smallSandbox(given: Environment): Promise<SmallSandbox> {
  const sandbox = await startSandbox(size, { latencyMs: 5, limited: false });
  const folder = await mkdtemp(join(tmpdir(), "demarc-bench-"));
  return {
    process: sandbox,
    newStore: () => mkdtemp(join(folder, "store-")),
    environmentOf: (store) => ({
      ...sandboxEnvironment(sandbox.url),
      DEMARC_REGIONS: regions,
      DEMARC_STORE: store,
      ...given,
    }),
    [Symbol.asyncDispose]: async () => {
      await sandbox[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

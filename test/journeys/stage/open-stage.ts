/**
 * Before all journeys: the sample account over HTTP, one real collection of it, and the dashboard that
 * shows it. Journeys that need another state bring their own.
 */
import type { TestProject } from "vitest/node";
import { againstSandbox } from "../../cli/against-sandbox.ts";
import { buildSampleAccount } from "../../fake-aws/sample-account.ts";
import type { Truth } from "../../fake-aws/truth.ts";
import { startDashboard } from "./start-dashboard.ts";

export interface Stage {
  /** The dashboard's address. */
  readonly address: string;
  /** The folder of its store, for those who take a copy. */
  readonly store: string;
  /** Variables that lead `demarc` to the same account and store. */
  readonly environment: Readonly<Record<string, string>>;
  /** What a perfect reader would say of the account. */
  readonly truth: Truth;
}

declare module "vitest" {
  interface ProvidedContext {
    readonly stage: Stage;
  }
}

export default async function openStage(project: TestProject): Promise<() => Promise<void>> {
  const sandbox = await againstSandbox(buildSampleAccount());
  const collected = await sandbox.run("collect");
  const dashboard = await startDashboard(sandbox.environment).catch((error: unknown) => {
    throw new Error(`The stage could not open; the collection said:\n${collected.stderr}`, {
      cause: error,
    });
  });
  project.provide("stage", {
    address: dashboard.address,
    store: sandbox.store,
    environment: sandbox.environment,
    truth: sandbox.account.truth(),
  });
  return async () => {
    await dashboard[Symbol.asyncDispose]();
    await sandbox[Symbol.asyncDispose]();
  };
}

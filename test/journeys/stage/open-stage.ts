/**
 * Before all journeys: the sample account, one with nothing set up and one where everything is denied,
 * over HTTP and collected, a dashboard for each, and one browser for all. Journeys that need another
 * state bring their own.
 */
import type { TestProject } from "vitest/node";
import type { Truth } from "../../fake-aws/truth.ts";
import type { AccountName } from "./accounts.ts";
import { serveBrowser } from "./launch-browser.ts";
import { openScenes } from "./scenes.ts";

export interface Stage {
  /** The dashboard's address. */
  readonly address: string;
  /** The folder of its store, for those who take a copy. */
  readonly store: string;
  /** Variables that lead `demarc` to the same account and store, and to the instant it was collected at. */
  readonly environment: Readonly<Record<string, string>>;
  /** What a perfect reader would say of the account. */
  readonly truth: Truth;
  /** The address of each account's dashboard. */
  readonly addresses: Readonly<Record<AccountName, string>>;
}

declare module "vitest" {
  interface ProvidedContext {
    readonly stage: Stage;
  }
}

export default async function openStage(project: TestProject): Promise<() => Promise<void>> {
  const browser = await serveBrowser();
  const scenes = await openScenes();
  const { sample } = scenes.of;
  project.provide("stage", {
    address: scenes.addresses.sample,
    store: sample.sandbox.store,
    environment: sample.sandbox.environment,
    truth: sample.sandbox.account.truth(),
    addresses: scenes.addresses,
  });
  return async () => {
    await scenes[Symbol.asyncDispose]();
    await browser[Symbol.asyncDispose]();
  };
}

import type { Sandbox } from "../../cli/against-sandbox.ts";
import { type AccountName, collectedAccount } from "./accounts.ts";
import { type RunningDashboard, startDashboard } from "./start-dashboard.ts";

/** One account, collected, and the dashboard that shows it. */
export interface Scene extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly dashboard: RunningDashboard;
}

export interface Scenes extends AsyncDisposable {
  readonly of: Readonly<Record<AccountName, Scene>>;
  /** The address of each account's dashboard. */
  readonly addresses: Readonly<Record<AccountName, string>>;
}

/** Collects the three accounts and starts their dashboards. */
export async function openScenes(): Promise<Scenes> {
  const [sample, bare, denied] = await Promise.all([
    openScene("sample"),
    openScene("bare"),
    openScene("denied"),
  ]);
  return {
    of: { sample, bare, denied },
    addresses: {
      sample: sample.dashboard.address,
      bare: bare.dashboard.address,
      denied: denied.dashboard.address,
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([sample, bare, denied].map((each) => each[Symbol.asyncDispose]()));
    },
  };
}

async function openScene(name: AccountName): Promise<Scene> {
  const sandbox = await collectedAccount(name);
  const dashboard = await startDashboard(sandbox.environment);
  return {
    sandbox,
    dashboard,
    [Symbol.asyncDispose]: async () => {
      await dashboard[Symbol.asyncDispose]();
      await sandbox[Symbol.asyncDispose]();
    },
  };
}

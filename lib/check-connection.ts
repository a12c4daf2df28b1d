/** Junction: whose credentials these are, asked live for the page that is shown before the first collection. */
import { connectAccount } from "./collectors/connect-account.ts";
import { connectionSettingsOf } from "./connection-settings.ts";
import type { Account } from "./posture/snapshot.ts";
import { readSettings } from "./settings.ts";

export type ConnectionView =
  | {
      readonly kind: "connected";
      readonly account: Account;
      readonly callerArn: string;
      readonly regions: readonly string[];
    }
  | {
      readonly kind: "not_connected";
      /** One paragraph with the next step. */
      readonly message: string;
      /** The same without the sources that were tried, for where those are listed beside it. */
      readonly advice: string;
      /** The sources of credentials that were tried, in order. */
      readonly tried: readonly string[];
    };

/** Reloading a page does not ask AWS again within this time. */
const freshSeconds = 30;

let latest: { readonly askedAt: number; readonly view: Promise<ConnectionView> } | null = null;

/** Asks AWS who the caller is. At most one question in {@link freshSeconds}. */
export async function checkConnection(now = Date.now()): Promise<ConnectionView> {
  if (latest === null || now - latest.askedAt > freshSeconds * 1000) {
    latest = { askedAt: now, view: ask() };
    latest.view.catch(() => {
      latest = null;
    });
  }
  return latest.view;
}

async function ask(): Promise<ConnectionView> {
  const answer = await connectAccount(connectionSettingsOf(readSettings()));
  if (answer.kind === "not_connected") {
    const { message, advice, tried } = answer;
    return { kind: "not_connected", message, advice, tried };
  }
  const { account, callerArn, regions, close } = answer.connection;
  close();
  return { kind: "connected", account, callerArn, regions };
}

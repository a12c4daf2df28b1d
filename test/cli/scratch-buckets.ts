/** A control that fails on three buckets, collected, and copies of its store in which exceptions are made. */
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { againstSandbox, type Sandbox } from "./against-sandbox.ts";
import { demarcHere } from "./demarc-here.ts";

export const region = "ap-southeast-2";
const rule = "scratch-buckets";
export const control = `custom:${rule}`;
export const buckets = ["orders", "scratch-1", "scratch-2"];

/** The account, collected once by a process of its own. @param environment with the clock it lives by */
export async function collectBuckets(
  now: string,
  environment: Readonly<Record<string, string>>,
): Promise<Sandbox> {
  const account = buildSampleAccount({ now: new Date(now) });
  account.addRule(region, { name: rule, owner: "CUSTOM_LAMBDA" });
  for (const resourceId of buckets) {
    const verdict = "NON_COMPLIANT";
    account.setVerdict({ region, rule, resourceType: "AWS::S3::Bucket", resourceId, verdict });
  }
  const sandbox = await againstSandbox(account, { DEMARC_REGIONS: region, ...environment });
  const { code, stderr } = await sandbox.run("collect");
  if (code !== 0) throw new Error(stderr);
  return sandbox;
}

export type Run = (...parameters: string[]) => ReturnType<typeof demarcHere>;

export interface Register extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly run: Run;
  /** `demarc except`. */
  readonly except: Run;
}

/** A store of its own with that collection in it. */
export async function aRegister(
  collected: Sandbox,
  environment: Readonly<Record<string, string>> = {},
): Promise<Register> {
  const given = { DEMARC_REGIONS: region, ...environment };
  const sandbox = await againstSandbox(collected.account, given, { storeOf: collected });
  const run: Run = (...parameters) => demarcHere(parameters, sandbox.environment);
  return {
    sandbox,
    run,
    except: (...parameters) => run("except", ...parameters),
    [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
  };
}

/** The id in what a command said. */
export function idIn(stdout: string): string {
  return /EX-\w{8}/.exec(stdout)?.[0] ?? "";
}

/** Five earlier collections of the sandbox account, each by a real `demarc collect` that lives on its day. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { FakeAccount } from "../fake-aws/account.ts";

const run = promisify(execFile);
const clock = `--import=${new URL("../clock/set-clock.js", import.meta.url).href}`;
const dayMs = 86_400_000;

interface PastDay {
  readonly daysAgo: number;
  /** What had changed by then; the last of them leaves the account as it is today. */
  readonly change: (account: FakeAccount) => void;
}

/** One change of each cause: sight lost and regained, a rule deployed, resources mended and broken. */
const pastDays: readonly PastDay[] = [
  {
    daysAgo: 21,
    change: (account) => {
      account.deny({ region: "us-west-2", service: "config", by: "identity_policy" });
      openSsh(account, "NON_COMPLIANT");
    },
  },
  { daysAgo: 15, change: (account) => openSsh(account, "COMPLIANT") },
  { daysAgo: 9, change: (account) => void account.region("us-west-2").denials.pop() },
  {
    daysAgo: 5,
    change: (account) => {
      account.addRule("eu-central-1", { name: "elastic-ip-in-use", identifier: "EIP_ATTACHED" });
    },
  },
  { daysAgo: 2, change: (account) => openSsh(account, "NON_COMPLIANT") },
];

/**
 * Lets the account's past happen before anybody looks.
 *
 * @param program what Node is given to run `demarc`
 * @param environment leads `demarc` to the account and its store
 */
export async function liveThePast(
  account: FakeAccount,
  program: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  for (const { daysAgo, change } of pastDays) {
    change(account);
    const at = new Date(Date.now() - daysAgo * dayMs).toISOString();
    process.stderr.write(`Collecting as on ${at.slice(0, 10)}.\n`);
    const env = { ...environment, NODE_OPTIONS: clock, CLOCK_AT: at };
    await run(process.execPath, [program, "collect"], { env }).catch((error: unknown) => {
      if (!isPartial(error)) throw error;
    });
  }
}

/** 3: the sample account has regions that nobody may read. */
function isPartial(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === 3;
}

function openSsh(account: FakeAccount, verdict: "COMPLIANT" | "NON_COMPLIANT"): void {
  account.setVerdict({
    region: "eu-central-1",
    rule: "restricted-ssh",
    resourceType: "AWS::EC2::SecurityGroup",
    resourceId: "sg-00000000000000000",
    verdict,
  });
}

/**
 * The three accounts that every page must do justice to, each collected by real collections that live at
 * a fixed instant: the same pages come out of them at any time, to the last word.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exceptionsToYaml } from "../../../lib/exports/exceptions-to-yaml.ts";
import { openStore } from "../../../lib/store/open-store.ts";
import { aNote, aTestWindow, aUserControl } from "../../builders/a-review.ts";
import { anException } from "../../builders/an-exception.ts";
import { againstSandbox, type Sandbox } from "../../cli/against-sandbox.ts";
import { demarc } from "../../cli/run-demarc.ts";
import { standingAt } from "../../clock/clock-at.ts";
import type { FakeAccount } from "../../fake-aws/account.ts";
import { buildEmptyAccount, buildSampleAccount } from "../../fake-aws/sample-account.ts";

/** When all of them were collected last, and when the dashboards are looked at. */
const standingNow = "2026-10-14T09:00:00.000Z";

const day = 86_400_000;

/** Variables for a process in which it is always that instant. */
export function standingClock(daysBefore = 0): Readonly<Record<string, string>> {
  return standingAt(new Date(Date.parse(standingNow) - daysBefore * day).toISOString());
}

/** What happened before a collection, and how many days before the last one it took place. */
interface Step {
  readonly daysBefore: number;
  readonly change: (account: FakeAccount) => void;
}

/** Something of each cause of change: what could not be read, a rule that is new, a resource that fails. */
const sampleSteps: readonly Step[] = [
  {
    daysBefore: 4,
    change: (account) =>
      account.deny({ region: "us-west-2", service: "config", by: "identity_policy" }),
  },
  {
    daysBefore: 2,
    change: (account) => {
      account.region("us-west-2").denials.pop();
      // A check that nothing else in the account makes, and that finds something at once.
      const rule = "security-group-in-use";
      account.addRule("eu-central-1", {
        name: rule,
        identifier: "EC2_SECURITY_GROUP_ATTACHED_TO_ENI",
      });
      account.setVerdict({
        region: "eu-central-1",
        rule,
        resourceType: "AWS::EC2::SecurityGroup",
        resourceId: "sg-0646b0e9145c10bf8",
        verdict: "NON_COMPLIANT",
      });
    },
  },
  {
    daysBefore: 0,
    change: (account) =>
      account.setVerdict({
        region: "eu-central-1",
        rule: "restricted-ssh",
        resourceType: "AWS::EC2::SecurityGroup",
        resourceId: "sg-00000000000000000",
        verdict: "NON_COMPLIANT",
      }),
  },
];

const once: readonly Step[] = [{ daysBefore: 0, change: () => undefined }];

const builds = {
  /** Three collections over four days. */
  sample: () => ({
    account: buildSampleAccount({ now: new Date(standingNow) }),
    steps: sampleSteps,
  }),
  /** Nothing is set up in it. */
  bare: () => ({ account: buildEmptyAccount({ now: new Date(standingNow) }), steps: once }),
  /** Its only collection was refused everything. */
  denied: () => {
    const account = buildSampleAccount({ now: new Date(standingNow) });
    for (const service of ["config", "guardduty", "artifact"] as const) {
      account.deny({ service, by: "identity_policy" });
    }
    return { account, steps: once };
  },
} as const;

export type AccountName = keyof typeof builds;

/** Builds one of the accounts and collects it; the environment leads `demarc` to it and to its instant. */
export async function collectedAccount(name: AccountName): Promise<Sandbox> {
  const { account, steps } = builds[name]();
  const sandbox = await againstSandbox(account, standingClock());
  for (const { daysBefore, change } of steps) {
    change(account);
    const ran = await demarc(["collect"], { ...sandbox.environment, ...standingClock(daysBefore) });
    const isExpected = name === "denied" ? ran.code === 1 : ran.code === 0 || ran.code === 3;
    if (!isExpected) throw new Error(`The account ${name} was not collected:\n${ran.stderr}`);
  }
  if (name === "sample") {
    await acceptNothing(sandbox);
    await reviewAndDeclare(sandbox);
  }
  return sandbox;
}

/** The exception of the sample account, for the pages that tell of it. */
export const standingException = "EX-STANDS01";

/** An exception that no resource's name fits, so that every figure stays the account's own. */
async function acceptNothing(sandbox: Sandbox): Promise<void> {
  const file = join(sandbox.store, "exceptions.yaml");
  const exception = anException({
    id: standingException,
    control: "S3_BUCKET_VERSIONING_ENABLED",
    pattern: "retired-*",
    ticket: "SEC-1",
    expiresOn: "2027-06-30",
  });
  await writeFile(file, exceptionsToYaml(sandbox.account.truth().accountId, [exception]));
  const ran = await demarc(["except", "import", file, "--by", "Ada"], sandbox.environment);
  if (ran.code !== 0) throw new Error(`The exception was not taken in:\n${ran.stderr}`);
}

/** What reviewers keep, with ids that are the same each time; the test was over before anything was seen. */
async function reviewAndDeclare({ store: folder, account }: Sandbox): Promise<void> {
  const about = "control:S3_BUCKET_VERSIONING_ENABLED";
  const of = { accountId: account.truth().accountId, before: null } as const;
  const note = aNote({ about, lastReviewedOn: "2026-10-01" });
  const window = aTestWindow({
    services: ["rds"],
    startsAt: "2026-01-12T00:00:00.000Z",
    endsAt: "2026-01-14T00:00:00.000Z",
  });
  const userControl = aUserControl({ lastReviewedOn: "2026-10-01" });
  const store = await openStore(folder);
  await store.journal.append(
    [
      { ...of, kind: "note", id: about, after: note },
      { ...of, kind: "test_window", id: window.id, after: window },
      { ...of, kind: "user_control", id: userControl.id, after: userControl },
    ],
    { who: "Ada", at: standingNow },
  );
  await store.close();
}

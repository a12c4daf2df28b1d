/** What holds of reading findings again, whatever happened to them in between. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { collectObservations } from "../../lib/collectors/collect-observations.ts";
import type { AwsConnection } from "../../lib/collectors/connect-account.ts";
import type { DetailedFinding } from "../../lib/posture/snapshot.ts";
import type { FakeAccount } from "../fake-aws/account.ts";
import type { FakeFinding } from "../fake-aws/state.ts";
import { onlyThere, region } from "./a-region.ts";
import { aSandbox, Collected, now } from "./a-sandbox.ts";
import { aWatchedAccount, aWireFinding } from "./a-watched-account.ts";
import { rowsInHand } from "./rows-in-hand.ts";

const minutes = 60 * 1000;

const severities = fc.constantFrom(2, 5, 8);
const event = fc.oneof(
  fc.record({ kind: fc.constant("comes" as const), severity: severities, archived: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom("recurs" as const, "is archived", "is brought back", "expires"),
    /** Which of the findings, in the order in which they came. */
    nth: fc.nat(11),
    severity: severities,
  }),
);
const story = fc.record({
  atFirst: fc.array(
    fc.record({ severity: severities, archived: fc.boolean(), minutesAgo: fc.nat(600) }),
    { maxLength: 8 },
  ),
  /** Whether archiving moves a finding's date. Then only, its severity may change too. */
  dated: fc.boolean(),
  afterwards: fc.array(
    fc.record({
      minutesLater: fc.constantFrom(1, 4, 30, 26 * 60),
      events: fc.array(event, { maxLength: 8 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** What AWS holds now. */
const findingsOf = (account: FakeAccount): readonly FakeFinding[] => [
  ...(account.region(region).detector?.findings.values() ?? []),
];

let ids = 0;
function addFinding(
  account: FakeAccount,
  { severity, archived }: { readonly severity: number; readonly archived: boolean },
  updatedAt: Date,
): void {
  const finding = aWireFinding(`f${ids++}`, {
    severity,
    updatedAt: updatedAt.toISOString(),
    service: { archived, count: 1 },
  });
  account.addFinding(region, finding);
}

type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

function happen(account: FakeAccount, what: Event, dated: boolean): void {
  account.advance(1);
  if (what.kind === "comes") {
    addFinding(account, what, account.now);
    return;
  }
  const id = findingsOf(account)[what.nth]?.id;
  if (id === undefined) return;
  if (what.kind === "recurs") account.recurFinding(region, id, dated ? what.severity : null);
  if (what.kind === "is archived") account.archiveFinding(region, id, { dated });
  if (what.kind === "is brought back") account.unarchiveFinding(region, id, { dated });
  if (what.kind === "expires") account.expireFinding(region, id);
}

async function read(connection: AwsConnection, account: FakeAccount, after?: Collected) {
  const rows = rowsInHand(after?.left());
  const observations = await Array.fromAsync(
    collectObservations(connection, { now: () => account.now, rows }),
  );
  return new Collected(observations, rows);
}

/**
 * The one thing that counting cannot see: findings archived and as many of the same severities brought
 * back, none of them dated or read again, nothing else gone, and all of it within a day of a listing.
 */
function isBeyondCounting(account: FakeAccount, last: Collected): boolean {
  const known = last.findings(region);
  const listedAt = last.left().findings.get(region)?.listedAt ?? null;
  const isListedAnew =
    listedAt === null || account.now.getTime() - Date.parse(listedAt) >= 24 * 60 * minutes;
  const current = new Map(findingsOf(account).map((finding) => [finding.id, finding]));
  const until = Math.max(...known.map(({ updatedAt }) => Date.parse(updatedAt)));
  const unseen = known.filter(({ id, archived, updatedAt }) => {
    const finding = current.get(id);
    const isDated = finding?.updatedAt !== updatedAt;
    const isReadAgain = Date.parse(updatedAt) >= until - 5 * minutes;
    return !isDated && !isReadAgain && finding.service.archived !== archived;
  });
  const balanceOf = (severity: number) =>
    unseen
      .filter(({ severityScore }) => severityScore === severity)
      .reduce((sum, { archived }) => sum + (archived ? 1 : -1), 0);
  return (
    !isListedAnew &&
    known.every(({ id }) => current.has(id)) &&
    unseen.length > 0 &&
    unseen.every(({ severityScore }) => balanceOf(severityScore) === 0)
  );
}

const asTold = (findings: readonly DetailedFinding[]) =>
  findings
    .map(({ id, updatedAt, severityScore, archived, count }) => ({
      id,
      updatedAt,
      severity: severityScore,
      archived,
      count,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const asHeld = (account: FakeAccount) =>
  findingsOf(account)
    .map(({ id, updatedAt, severity, service: { archived, count } }) => ({
      id,
      updatedAt,
      severity,
      archived,
      count,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

test("what is known after a reading is what GuardDuty holds, whatever happened since the last one", async () => {
  const account = aWatchedAccount();
  const { connected } = await aSandbox(account);
  const connection = await connected(onlyThere);

  await fc.assert(
    fc.asyncProperty(story, async ({ atFirst, dated, afterwards }) => {
      account.now = now;
      account.region(region).detector?.findings.clear();
      for (const finding of atFirst)
        addFinding(account, finding, new Date(now.getTime() - finding.minutesAgo * minutes));
      let last = await read(connection, account);
      expect(asTold(last.findings(region))).toEqual(asHeld(account));

      for (const { minutesLater, events } of afterwards) {
        account.advance(minutesLater * 60);
        for (const what of events) happen(account, what, dated);
        // A day later the ids are listed anew, whatever the counts say.
        if (isBeyondCounting(account, last)) account.advance(24 * 60 * 60);
        last = await read(connection, account, last);
        expect(asTold(last.findings(region))).toEqual(asHeld(account));
        expect(last.guardduty(region).coverage.state).toBe("read");
      }
    }),
    { numRuns: 40 },
  );
});

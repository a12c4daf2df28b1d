import type { PenetrationTesting } from "../../lib/posture/control.ts";
import type { TestWindow } from "../../lib/posture/journal.ts";
import { DataTable } from "../_components/data-table.tsx";
import { EmptyState } from "../_components/empty-state.tsx";
import { WithdrawForm } from "../_journal/withdraw-form.tsx";
import { rememberedName } from "../_journal/your-name.ts";
import { requestedAt } from "../_posture/posture-door.ts";
import { currentReviews, readHistoryOf } from "../_posture/reviews-door.ts";
import { withdraw } from "./actions.ts";
import { DeclareForm } from "./declare-form.tsx";
import { DeclaredTestRow, declaredTestColumns } from "./declared-test-row.tsx";

/** Tests that somebody declared, so that what they set off is told apart, and the form to declare one. */
export async function DeclaredTests({
  accountId,
  rules,
}: {
  readonly accountId: string;
  readonly rules: PenetrationTesting;
}) {
  const { testWindows } = await currentReviews(accountId);
  const newestFirst = testWindows.toSorted((a, b) => (a.startsAt < b.startsAt ? 1 : -1));
  const name = await rememberedName();
  return (
    <section aria-labelledby="declared-tests" className="mt-9 scroll-mt-4">
      <h2 className="mb-2 font-semibold text-lg" id="declared-tests">
        Declared tests
      </h2>
      <p className="mb-3 max-w-[86ch] text-mute">
        GuardDuty cannot know that a test was planned. Declare it, and its findings of test tools
        say that they were expected; at any other time they stand out. They count either way.
      </p>
      {newestFirst.length === 0 ? (
        <EmptyState title="No test is declared">
          <p>Every finding of a test’s tools stands out, whoever was behind it.</p>
        </EmptyState>
      ) : (
        <TestTable accountId={accountId} name={name} rules={rules} tests={newestFirst} />
      )}
      <div className="mt-4">
        <DeclareForm accountId={accountId} name={name} services={rules.permitted} />
      </div>
    </section>
  );
}

function TestTable({
  accountId,
  tests,
  rules,
  name,
}: {
  readonly accountId: string;
  readonly tests: readonly TestWindow[];
  readonly rules: PenetrationTesting;
  readonly name: string;
}) {
  const named = new Map(rules.permitted.map(({ id, service }) => [id, service]));
  return (
    <DataTable caption="Declared tests" columns={declaredTestColumns} grouped>
      {tests.map((test) => (
        <DeclaredTestRow key={test.id} named={named} now={requestedAt()} test={test}>
          <TakeBack accountId={accountId} id={test.id} name={name} />
        </DeclaredTestRow>
      ))}
    </DataTable>
  );
}

async function TakeBack({
  accountId,
  id,
  name,
}: {
  readonly accountId: string;
  readonly id: string;
  readonly name: string;
}) {
  const { rows } = await readHistoryOf({ accountId, kind: "test_window", id, limit: 1 });
  return (
    <WithdrawForm
      accountId={accountId}
      action={withdraw}
      called="back"
      id={id}
      name={name}
      seen={rows[0]?.number ?? 0}
    />
  );
}

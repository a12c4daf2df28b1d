import type { UserControlAssessment } from "../../../lib/posture/user-controls.ts";
import { DataTable } from "../../_components/data-table.tsx";
import { EmptyState } from "../../_components/empty-state.tsx";
import { WithdrawForm } from "../../_journal/withdraw-form.tsx";
import { requestedAt } from "../../_posture/posture-door.ts";
import { readHistoryOf } from "../../_posture/reviews-door.ts";
import { withdraw } from "./actions.ts";
import { UserControlForm } from "./user-control-form.tsx";
import { UserControlRow, userControlColumns } from "./user-control-row.tsx";

interface Shown {
  readonly accountId: string;
  /** The reader's own, as far as this browser knows. */
  readonly name: string;
}

/** What is expected, where it stands, by which controls, and who answers for it. */
export function UserControlTable({
  userControls,
  ...shown
}: Shown & { readonly userControls: readonly UserControlAssessment[] }) {
  if (userControls.length === 0) {
    return (
      <div className="mb-5">
        <EmptyState title="None was taken over yet">
          <p>
            Open the newest SOC 2 report in Artifact, look for “complementary user entity controls”,
            and add those that apply to you. Until then nothing here says that you do your part.
          </p>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="mb-5">
      <DataTable caption="User controls" columns={userControlColumns} grouped>
        {userControls.map((userControl) => (
          <UserControlRow key={userControl.id} userControl={userControl}>
            <Forms userControl={userControl} {...shown} />
          </UserControlRow>
        ))}
      </DataTable>
    </div>
  );
}

/** To review it, to change it, to take it away. */
async function Forms({
  userControl,
  accountId,
  name,
}: Shown & { readonly userControl: UserControlAssessment }) {
  const { id } = userControl;
  const history = await readHistoryOf({ accountId, kind: "user_control", id, limit: 1 });
  const seen = history.rows[0]?.number ?? 0;
  return (
    <div className="flex flex-wrap gap-x-6 [&>details[open]]:mb-3 [&>details[open]]:w-full">
      <UserControlForm
        accountId={accountId}
        name={name}
        seen={seen}
        today={requestedAt().slice(0, 10)}
        userControl={userControl}
      />
      <WithdrawForm
        accountId={accountId}
        action={withdraw}
        called="away"
        id={id}
        name={name}
        seen={seen}
      />
    </div>
  );
}

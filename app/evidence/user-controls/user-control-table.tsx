import { userControlStatusWords } from "../../../lib/exports/words.ts";
import type { UserControlAssessment } from "../../../lib/posture/user-controls.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { DataTable } from "../../_components/data-table.tsx";
import { EmptyState } from "../../_components/empty-state.tsx";
import { JointedName } from "../../_components/type-names.tsx";
import { WithdrawForm } from "../../_journal/withdraw-form.tsx";
import { controlHref } from "../../_links/hrefs.ts";
import { requestedAt } from "../../_posture/posture-door.ts";
import { readHistoryOf } from "../../_posture/reviews-door.ts";
import { day } from "../../_words/instants.ts";
import { withdraw } from "./actions.ts";
import { Criteria } from "./criteria.tsx";
import { UserControlForm } from "./user-control-form.tsx";

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
      <DataTable
        caption="User controls"
        columns={[
          { name: "What is expected of you" },
          { name: "Status" },
          { name: "Shown by", narrow: "hide" },
          { name: "Criteria", narrow: "hide" },
          { name: "Owner, reviewed", narrow: "hide" },
        ]}
      >
        {userControls.map((userControl) => (
          <Row key={userControl.id} userControl={userControl} {...shown} />
        ))}
      </DataTable>
    </div>
  );
}

async function Row({
  userControl,
  accountId,
  name,
}: Shown & { readonly userControl: UserControlAssessment }) {
  const { id, text, report, reference, status, criteria } = userControl;
  const history = await readHistoryOf({ accountId, kind: "user_control", id, limit: 1 });
  const seen = history.rows[0]?.number ?? 0;
  return (
    <tr>
      <th scope="row">
        <AwsText className="block max-w-[60ch]" text={text} />
        <span className="block text-mute text-xs">
          <AwsText text={`${report}, ${reference}`} />
        </span>
        <div className="md:hidden">
          <Reviewed userControl={userControl} />
        </div>
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
      </th>
      <td>
        <span className={`marked status font-medium ${marks[status]}`}>
          {userControlStatusWords[status]}
        </span>
      </td>
      <td className="max-md:hidden">
        <ShownBy userControl={userControl} />
      </td>
      <td className="max-md:hidden">
        <Criteria criteria={criteria} />
      </td>
      <td className="max-md:hidden">
        <Reviewed userControl={userControl} />
      </td>
    </tr>
  );
}

/** Nothing mapped is an empty box: neither good nor bad was seen. */
const marks: Readonly<Record<UserControlAssessment["status"], string>> = {
  failing: "failing",
  excepted: "excepted",
  not_evaluated: "notEvaluated",
  passing: "passing",
  not_automated: "notApplicable",
};

function ShownBy({
  userControl: { deployed, missing },
}: {
  readonly userControl: UserControlAssessment;
}) {
  if (deployed.length + missing.length === 0) return <span className="text-mute">nothing</span>;
  return (
    <ul className="space-y-0.5">
      {deployed.map(({ key, title }) => (
        <li key={key}>
          <a className="link" href={controlHref(key)}>
            <AwsText text={title} />
          </a>
        </li>
      ))}
      {missing.map((key) => (
        <li className="text-mute" key={key}>
          <bdi className="wrap-anywhere font-mono text-2xs">
            <JointedName name={key} />
          </bdi>
          , not seen deployed
        </li>
      ))}
    </ul>
  );
}

function Reviewed({
  userControl: { owner, lastReviewedOn, reviewOverdue },
}: {
  readonly userControl: UserControlAssessment;
}) {
  return (
    <>
      <AwsText text={owner} />
      <span className={`block text-xs ${reviewOverdue ? "font-medium text-amber" : "text-mute"}`}>
        {lastReviewedOn === null ? "never reviewed" : `reviewed ${day(lastReviewedOn)}`}
        {reviewOverdue && ", overdue"}
      </span>
    </>
  );
}

import type { ReactNode } from "react";
import type { UserControlAssessment } from "../../../lib/posture/user-controls.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { RowBelow } from "../../_components/row-below.tsx";
import { JointedName } from "../../_components/type-names.tsx";
import { controlHref } from "../../_links/hrefs.ts";
import { day } from "../../_words/instants.ts";
import { Criteria } from "./criteria.tsx";
import { UserControlStatus } from "./user-control-status.tsx";

/** Columns of the table of user controls. */
export const userControlColumns = [
  { name: "What is expected of you" },
  { name: "Status" },
  { name: "Shown by", narrow: "hide" },
  { name: "Criteria", narrow: "hide" },
  { name: "Owner, reviewed", narrow: "hide" },
] as const;

/**
 * One user control: what is expected and where it stands, and below it its forms, which are no part of the
 * row's name. On a narrow screen what proves it stands there too.
 */
export function UserControlRow({
  userControl,
  children,
}: {
  readonly userControl: UserControlAssessment;
  /** Its forms. */
  readonly children: ReactNode;
}) {
  const { id, text, report, reference, criteria } = userControl;
  return (
    <tbody>
      <tr>
        <th id={`row-${id}`} scope="row">
          <AwsText className="block max-w-[60ch]" text={text} />
          <span className="block text-mute text-xs">
            <AwsText text={`${report}, ${reference}`} />
          </span>
        </th>
        <td className="md:whitespace-nowrap">
          <UserControlStatus userControl={userControl} />
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
      <RowBelow
        columns={userControlColumns.length}
        hidden={[
          { name: "Shown by", says: <ShownBy userControl={userControl} /> },
          { name: "Criteria", says: <Criteria criteria={criteria} /> },
          { name: "Owner, reviewed", says: <Reviewed userControl={userControl} /> },
        ]}
        row={`row-${id}`}
      >
        {children}
      </RowBelow>
    </tbody>
  );
}

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

import { userControlWords } from "../../../lib/exports/words.ts";
import type { UserControlAssessment } from "../../../lib/posture/user-controls.ts";
import { StatusMark } from "../../_components/status.tsx";
import { RequirementMark } from "../../standards/requirement-status.tsx";

/** Mark and word, as requirements have them. Nothing mapped is an empty box: neither good nor bad was seen. */
export function UserControlStatus({
  userControl,
}: {
  readonly userControl: Pick<UserControlAssessment, "status" | "isWhole">;
}) {
  const { status, isWhole } = userControl;
  return (
    <span className="inline-flex items-start gap-1.5 font-medium [&>:first-child]:mt-[0.1875rem]">
      {status === "not_automated" ? (
        <StatusMark status="notApplicable" />
      ) : (
        <RequirementMark inPart={!isWhole} status={status} />
      )}
      <span>{userControlWords(userControl)}</span>
    </span>
  );
}

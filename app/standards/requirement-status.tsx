import type { RequirementStatus } from "../../lib/posture/vocabulary.ts";
import { StatusMark } from "../_components/status.tsx";
import { answerWords } from "../_words/standards.ts";

/** Where a requirement stands: told by shape, fill and mark, then by the word. Sheets of paper are AWS's. */
export function RequirementMark({
  status,
  inPart = false,
}: {
  readonly status: RequirementStatus;
  /** It passes where seen, and not all that could be seen was. */
  readonly inPart?: boolean;
}) {
  switch (status) {
    case "passing":
      return inPart ? <OwnMark name="passing-in-part" /> : <StatusMark status="passing" />;
    case "failing":
    case "excepted":
      return <StatusMark status={status} />;
    case "not_evaluated":
      return <StatusMark status="notEvaluated" />;
    case "not_automated":
    case "aws_evidenced":
    case "aws_not_evidenced":
      return <OwnMark name={status} />;
    default:
      return status satisfies never;
  }
}

/** Mark and word. */
export function RequirementStatusWord({
  status,
  inPart = false,
  isOutOfScope = false,
}: {
  readonly status: RequirementStatus;
  readonly inPart?: boolean;
  /** It is in no count, whatever its rules say. */
  readonly isOutOfScope?: boolean;
}) {
  return (
    <span className="inline-flex items-start gap-1.5 text-sm [&>:first-child]:mt-[0.1875rem]">
      <RequirementMark inPart={inPart} status={status} />
      <span>{`${answerWords(status, inPart)}${isOutOfScope ? ", not counted" : ""}`}</span>
    </span>
  );
}

function OwnMark({ name }: { readonly name: string }) {
  return (
    <svg aria-hidden="true" className="inline-block size-3.5 shrink-0">
      <use href={`#requirement-${name}`} />
    </svg>
  );
}

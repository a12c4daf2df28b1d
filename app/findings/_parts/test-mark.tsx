import type { Finding } from "../../../lib/posture/snapshot.ts";
import { isTestTool, judgeByTests, type TestVerdict } from "../../../lib/posture/test-window.ts";
import { findingTypeNamed } from "../../../lib/read-catalogue.ts";
import { currentReviews } from "../../_posture/reviews-door.ts";
import { minute } from "../../_words/instants.ts";

/** Whether a declared test explains a finding of a test's tools. It counts as before either way. */
export async function TestMark({
  finding,
  className = "",
}: {
  readonly finding: Finding;
  readonly className?: string;
}) {
  const mapping = findingTypeNamed(finding.type);
  if (!isTestTool(mapping)) return null;
  const { testWindows } = await currentReviews(finding.accountId);
  const verdict = judgeByTests(finding, mapping, testWindows);
  if (verdict === null) return null;
  const isExpected = verdict.kind === "expected";
  return (
    <span className={`${isExpected ? "text-mute" : "font-medium text-fail"} ${className}`}>
      {testVerdictWords(verdict)}
    </span>
  );
}

/** What is said of a finding of a test's tools. */
function testVerdictWords(verdict: TestVerdict): string {
  switch (verdict.kind) {
    case "expected":
      return `expected: inside the declared test until ${minute(verdict.until)}`;
    case "in_part":
      return "only part of it lies inside a declared test";
    case "undeclared":
      return "no test was declared for this time";
    default:
      return verdict satisfies never;
  }
}

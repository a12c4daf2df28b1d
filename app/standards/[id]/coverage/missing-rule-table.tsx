import type { Standard } from "../../../../lib/posture/standard.ts";
import type { Severity } from "../../../../lib/posture/vocabulary.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { DataTable } from "../../../_components/data-table.tsx";
import { SeverityWord } from "../../../_components/severity.tsx";
import { JointedName } from "../../../_components/type-names.tsx";
import { standardHref } from "../../../_links/hrefs.ts";
import { count, counted } from "../../../_words/numbers.ts";
import type { MissingRuleLine } from "./list-missing.ts";

/** More than this are told by their number; the link lists them all. */
const requirementsShown = 8;

/** The worst in the open, the rest folded: three hundred rows help nobody to begin. */
export function WorstFirst({
  lines,
  standard,
  title,
}: {
  readonly lines: readonly MissingRuleLine[];
  readonly standard: Standard;
  readonly title: string;
}) {
  const worst = lines.filter(({ mapping }) => isUrgent(mapping.severity));
  const rest = lines.filter(({ mapping }) => !isUrgent(mapping.severity));
  if (worst.length === 0) return <RuleTable caption={title} lines={rest} standard={standard} />;
  return (
    <>
      <RuleTable caption={`${title}: critical and high`} lines={worst} standard={standard} />
      {rest.length > 0 && (
        <details className="mt-3">
          <summary className="min-h-6 text-sm">
            {counted(rest.length, "more rule")}, medium and low
          </summary>
          <RuleTable caption={`${title}: medium and low`} lines={rest} standard={standard} />
        </details>
      )}
    </>
  );
}

function isUrgent(severity: Severity): boolean {
  return severity === "critical" || severity === "high";
}

/** Rules that are missing, what each would notice and for which requirements it would speak. */
export function RuleTable({
  caption,
  lines,
  standard,
}: {
  readonly caption: string;
  readonly lines: readonly MissingRuleLine[];
  readonly standard: Standard;
}) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { name: "Would notice" },
        { name: "Severity", narrow: "hide" },
        { name: "Would speak for" },
      ]}
    >
      {lines.map((line) => (
        <MissingLine key={line.identifier} line={line} standard={standard} />
      ))}
    </DataTable>
  );
}

function MissingLine({
  line: { mapping, identifier, requirements },
  standard,
}: {
  readonly line: MissingRuleLine;
  readonly standard: Standard;
}) {
  const more = requirements.length - requirementsShown;
  return (
    <tr>
      <th className="md:w-1/2" scope="row">
        <AwsText text={mapping.title} />{" "}
        <span className="md:hidden">
          <SeverityWord severity={mapping.severity} />
        </span>
        <span className="wrap-anywhere block font-mono text-2xs text-mute">
          <JointedName name={identifier} />
        </span>
      </th>
      <td className="max-md:hidden">
        <SeverityWord severity={mapping.severity} />
      </td>
      <td>
        <a
          className="inline-flex min-h-6 items-center hover:underline"
          href={standardHref(standard.id, { rule: identifier })}
        >
          {requirements.slice(0, requirementsShown).join(", ")}
          {more > 0 && ` and ${count(more)} more`}
        </a>
      </td>
    </tr>
  );
}

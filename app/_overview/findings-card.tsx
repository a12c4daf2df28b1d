import { anyRead } from "../../lib/posture/coverage.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { bySeverity } from "../../lib/posture/severity.ts";
import { severities } from "../../lib/posture/vocabulary.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Card } from "../_components/card.tsx";
import { SeverityShape } from "../_components/severity.tsx";
import { findingsHref } from "../_links/hrefs.ts";
import { count } from "../_words/numbers.ts";

const shownTypes = 9;

/** What GuardDuty reports: active findings by severity, and the types behind the worst of them. */
export function FindingsCard({ posture }: { readonly posture: Posture }) {
  const { findings, findingGroups, coverage } = posture;
  const read = anyRead(coverage, "guardduty");
  const groups = findingGroups
    .toSorted((a, b) => bySeverity(a.severity, b.severity) || b.count - a.count)
    .slice(0, shownTypes);
  return (
    <Card
      aside={
        <a className="link text-brand" href="/findings">
          All findings
        </a>
      }
      id="findings"
      title="Active findings"
    >
      {read ? (
        <ul className="mb-3 grid grid-cols-4 gap-1">
          {severities.map((severity) => (
            <li key={severity}>
              <a
                className="block rounded-md bg-shaft px-2.5 py-2 hover:bg-well"
                href={findingsHref({ severity })}
              >
                <span className="block font-semibold text-2xl tracking-tight">
                  {count(findings[severity])}
                </span>
                <span className={`marked text-mute text-xs ${severity}`}>{severity}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p className="hatched rounded-md px-3 py-3">
          No detector could be read, so nothing is known of attacks.{" "}
          <a className="link" href="/coverage">
            What to do
          </a>
        </p>
      )}
      <ul className="divide-y divide-line">
        {groups.map((group) => (
          <li className="max-sm:nth-[n+5]:hidden" key={group.type}>
            <a
              className="grid grid-cols-[1fr_auto] items-baseline gap-3 py-2 hover:bg-well"
              href={findingsHref({ type: group.type })}
            >
              <span className="flex min-w-0 items-baseline gap-2">
                <SeverityShape severity={group.severity} />
                <AwsText className="truncate" text={group.title} />
              </span>
              <span className="font-medium">{count(group.count)}</span>
            </a>
          </li>
        ))}
      </ul>
      {read && <SetAside archived={findings.archived} sample={findings.sample} />}
    </Card>
  );
}

/** What is in no count above, said and reachable. */
function SetAside({ archived, sample }: { readonly archived: number; readonly sample: number }) {
  return (
    <p className="mt-2.5 text-mute text-xs">
      Not counted:{" "}
      <a className="link" href={findingsHref({ state: "archived" })}>
        {count(archived)} archived or suppressed
      </a>
      ,{" "}
      <a className="link" href={findingsHref({ state: "sample" })}>
        {count(sample)} generated samples
      </a>
      .
    </p>
  );
}

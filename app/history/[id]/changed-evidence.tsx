import type { PostureChanges } from "../../../lib/posture/posture-changes.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { Card } from "../../_components/card.tsx";
import { SeverityShape } from "../../_components/severity.tsx";
import { coverageHref, findingsHref } from "../../_links/hrefs.ts";
import { signed } from "../../_words/changes.ts";
import { sourceNames } from "../../_words/names.ts";
import { coverageReasonWords, coverageStateWords } from "../../_words/statuses.ts";

/** What changed besides controls: findings, reports, and what could be seen. */
export function ChangedEvidence({ changes }: { readonly changes: PostureChanges }) {
  return (
    <div className="mt-6 grid gap-4 lg:grid-cols-3">
      <Findings findings={changes.findings} />
      <Readings coverage={changes.coverage} />
      <Reports reports={changes.reports} />
    </div>
  );
}

const row = "flex min-h-7 items-baseline justify-between gap-3 py-1";

function Findings({ findings }: Pick<PostureChanges, "findings">) {
  return (
    <Card id="changed-findings" title="Findings">
      <ul className="divide-y divide-line text-sm">
        {findings.groups.map((group) => (
          <li className={row} key={group.type}>
            <a className="min-w-0 hover:underline" href={findingsHref({ type: group.type })}>
              <SeverityShape severity={group.severity} /> <AwsText text={group.title} />
              {group.cause === "coverage" && <span className="text-mute"> · by coverage</span>}
            </a>
            <span className="whitespace-nowrap font-medium">
              {group.before === 0 ? "new" : group.after === 0 ? "closed" : ""}{" "}
              {signed(group.after - group.before)}
            </span>
          </li>
        ))}
      </ul>
      {findings.groups.length === 0 && (
        <p className="text-mute text-sm">As many active findings of every type as before.</p>
      )}
    </Card>
  );
}

const readingWords = { gained: "now read", lost: "no longer read", changed: "otherwise" } as const;

function Readings({ coverage }: Pick<PostureChanges, "coverage">) {
  return (
    <Card id="changed-coverage" title="What could be seen">
      <ul className="divide-y divide-line text-sm">
        {coverage.map(({ kind, region, source, before, after }) => (
          <li className={row} key={`${region} ${source}`}>
            <a className="min-w-0 hover:underline" href={coverageHref(region, source)}>
              {sourceNames[source]}, {region}
              <span className="block text-mute text-xs">
                {stateOf(before)} → {stateOf(after)}
              </span>
            </a>
            <span className="whitespace-nowrap">{readingWords[kind]}</span>
          </li>
        ))}
      </ul>
      {coverage.length === 0 && <p className="text-mute text-sm">The same was seen as before.</p>}
    </Card>
  );
}

function stateOf(reading: PostureChanges["coverage"][number]["before"]): string {
  if (reading === null) return "not asked";
  const state = coverageStateWords[reading.state];
  return reading.reason === null ? state : `${state}, ${coverageReasonWords[reading.reason]}`;
}

const reportWords = { new: "new", gone: "gone", expired: "ended" } as const;

function Reports({ reports }: Pick<PostureChanges, "reports">) {
  return (
    <Card id="changed-reports" title="AWS’s reports">
      <ul className="divide-y divide-line text-sm">
        {reports.map(({ kind, report }) => (
          <li className={row} key={`${report.id}:${report.version}`}>
            <a className="min-w-0 hover:underline" href="/evidence">
              <AwsText text={report.name} />
            </a>
            <span className="whitespace-nowrap">{reportWords[kind]}</span>
          </li>
        ))}
      </ul>
      {reports.length === 0 && (
        <p className="text-mute text-sm">None came, went or ended in between.</p>
      )}
    </Card>
  );
}

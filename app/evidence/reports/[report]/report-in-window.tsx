import { shortReportName } from "../../../../lib/exports/report-name.ts";
import { judgeReportInWindow } from "../../../../lib/posture/audit-window.ts";
import type { Posture, ReportAssessment } from "../../../../lib/posture/posture.ts";
import { reportHref } from "../../../_links/hrefs.ts";
import { evidenceKindWords } from "../../../_words/standards.ts";
import { AuditWindowCard } from "../../_window/audit-window.tsx";
import type { AskedWindow } from "../../_window/read-window.ts";
import { WindowBar } from "../../_window/window-bar.tsx";
import { windowSentences } from "../../_window/window-words.ts";

/** One report against an audit window. */
export function ReportInWindow({
  report,
  posture,
  asked,
}: {
  readonly report: ReportAssessment;
  readonly posture: Posture;
  readonly asked: AskedWindow;
}) {
  return (
    <div className="mb-4">
      <AuditWindowCard action={reportHref(report.id)} asked={asked}>
        {asked.kind === "window" && (
          <Held posture={posture} report={report} window={asked.window} />
        )}
      </AuditWindowCard>
    </div>
  );
}

function Held({
  report,
  posture,
  window,
}: {
  readonly report: ReportAssessment;
  readonly posture: Posture;
  readonly window: Extract<AskedWindow, { kind: "window" }>["window"];
}) {
  const [kind = null] = report.kinds;
  const judged = judgeReportInWindow(window, report, posture);
  const name = kind === null ? shortReportName(report) : evidenceKindWords[kind];
  return (
    <div className="mt-3 max-w-[86ch]">
      <WindowBar judged={judged} window={window} />
      {windowSentences(window, name, kind, judged).map((sentence) => (
        <p className="mt-1.5" key={sentence}>
          {sentence}
        </p>
      ))}
    </div>
  );
}

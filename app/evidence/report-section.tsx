import type { Posture } from "../../lib/posture/posture.ts";
import { ExternalLink } from "../_components/external-link.tsx";
import { ReportTable } from "../_components/report-table.tsx";
import { artifactPage } from "../_links/console-links.ts";
import type { WindowQuery } from "../_links/hrefs.ts";
import { counted } from "../_words/numbers.ts";
import { HowLongReportsSpeak } from "./how-long-reports-speak.tsx";
import { NothingListed } from "./nothing-listed.tsx";
import { inForceFirst } from "./order-reports.ts";

/** Every report that Artifact lists, each with its page. */
export function ReportSection({
  posture,
  window,
}: {
  readonly posture: Posture;
  /** The audit window that the links carry on. */
  readonly window: WindowQuery;
}) {
  const reports = inForceFirst(posture.reports);
  return (
    <section aria-labelledby="reports" className="mt-8">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-lg" id="reports">
          {reports.length === 0 ? "Reports" : counted(reports.length, "report")}
        </h2>
        <ExternalLink href={artifactPage(posture.account.partition, "reports")}>
          Read them in Artifact
        </ExternalLink>
      </div>
      {reports.length === 0 ? (
        <NothingListed
          artifact={posture.coverage.find((row) => row.source === "artifact")}
          what="reports"
        />
      ) : (
        <ReportTable caption="Reports in Artifact" reports={reports} window={window} />
      )}
      <HowLongReportsSpeak />
    </section>
  );
}

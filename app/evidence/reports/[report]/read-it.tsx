import type { JournalEntry } from "../../../../lib/posture/journal.ts";
import type { Posture, ReportAssessment } from "../../../../lib/posture/posture.ts";
import { readOpenedTerms } from "../../../../lib/read-report-requests.ts";
import { areDownloadsOn } from "../../../../lib/report-downloads.ts";
import { Card } from "../../../_components/card.tsx";
import { ExternalLink } from "../../../_components/external-link.tsx";
import { rememberedName } from "../../../_journal/your-name.ts";
import { artifactPage } from "../../../_links/console-links.ts";
import { AcceptForm, TermsForm } from "./forms.tsx";
import { latestRefusal } from "./latest-refusal.ts";
import { Needed } from "./needed.tsx";
import { RefusalNote } from "./refusal-note.tsx";
import { carriedTerms } from "./terms-cookie.ts";

/** The way to the document itself, which leads over its terms; or what keeps it shut. */
export async function ReadIt({
  report,
  posture,
  requests,
}: {
  readonly report: ReportAssessment;
  readonly posture: Posture;
  readonly requests: readonly JournalEntry<"report_request">[];
}) {
  const isOn = areDownloadsOn();
  const latest = await latestRefusal(report.id);
  const opened = isOn ? readOpenedTerms(await carriedTerms(), report.id) : null;
  return (
    <Card
      aside={
        <ExternalLink href={artifactPage(posture.account.partition, "reports")}>
          Or read it in Artifact
        </ExternalLink>
      }
      className="mb-4"
      id="read"
      title="Read the report"
    >
      <Needed isOn={isOn} latest={latest} wasGiven={requests.length > 0} />
      {latest !== null && <RefusalNote latest={latest} />}
      {isOn && <TermsForm name={await rememberedName()} opened={opened} report={report} />}
      {isOn && <AcceptForm accountId={posture.account.id} opened={opened} report={report} />}
      <ul className="mt-4 max-w-[92ch] list-disc space-y-1 pl-5 text-mute text-xs">
        <li>
          Demarc leads your browser to AWS and keeps neither document nor address; the journal keeps
          who asked, for what and when.
        </li>
        <li>
          AWS marks each download with your account. You may share it inside your company and with
          your regulators and auditors, not with customers and not publicly: the terms say it in
          full.
        </li>
        <li>
          Some PDFs are only an envelope: the report itself is attached inside. Open them with a
          reader that shows attachments.
        </li>
      </ul>
    </Card>
  );
}

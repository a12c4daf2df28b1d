import type { ReportAssessment } from "../../../../lib/posture/posture.ts";
import type { OpenedTerms } from "../../../../lib/sealed-terms.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { Moment } from "../../../_components/moment.tsx";
import { nameField } from "../../../_journal/form-field.ts";
import { JournalForm } from "../../../_journal/journal-form.tsx";
import { reportHref } from "../../../_links/hrefs.ts";
import { acceptAndOpen, showTerms } from "./actions.ts";

type Opened = Omit<OpenedTerms, "token"> | null;

/** The first step: AWS's terms for the report, opened by a person. */
export function TermsForm({
  report,
  opened,
  name,
}: {
  readonly report: ReportAssessment;
  readonly opened: Opened;
  /** That this browser was given last. */
  readonly name: string;
}) {
  return (
    <div className="mt-4">
      <JournalForm
        action={showTerms}
        fields={[nameField(opened?.who ?? name)]}
        hidden={{ report: report.id }}
        id="terms"
        look={opened === null ? "loud" : "quiet"}
        submit={opened === null ? "Show the terms" : "Show the terms again"}
      />
    </div>
  );
}

/** The second step: nothing but a person's own word asks for the report. */
export function AcceptForm({
  report,
  accountId,
  opened,
}: {
  readonly report: ReportAssessment;
  readonly accountId: string;
  readonly opened: Opened;
}) {
  if (opened === null) {
    return (
      <p className="mt-3 max-w-[92ch] text-mute text-sm">
        Accepting them comes after. If you are back from the terms and see no box to tick,{" "}
        <a className="link" href={reportHref(report.id)}>
          load this page again
        </a>
        .
      </p>
    );
  }
  return (
    <div className="mt-4 max-w-[48rem] rounded-lg border border-line px-4 py-3 print:hidden">
      <p className="mb-3 text-mute text-sm">
        <AwsText text={opened.who} /> opened the terms <Moment at={opened.openedAt} />.
      </p>
      <JournalForm
        action={acceptAndOpen}
        fields={[
          {
            kind: "tick",
            name: "accepts",
            says: (
              <>
                I have read the terms of <AwsText className="font-medium" text={opened.name} />{" "}
                version {opened.version} and accept them for account{" "}
                <span className="font-mono">{accountId}</span>.
              </>
            ),
          },
          nameField(opened.who),
        ]}
        hidden={{ report: report.id }}
        id="accept"
        submit="Accept, and open the report"
      />
    </div>
  );
}

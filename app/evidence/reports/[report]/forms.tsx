import type { ReportAssessment } from "../../../../lib/posture/posture.ts";
import type { OpenedTerms } from "../../../../lib/sealed-terms.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { Moment } from "../../../_components/moment.tsx";
import { reportHref } from "../../../_links/hrefs.ts";
import { acceptAndOpen, showTerms } from "./actions.ts";

type Opened = Omit<OpenedTerms, "token"> | null;

const button = "min-h-9 rounded-md px-4 font-medium";
const loud = `${button} bg-ink text-card hover:opacity-90`;
const quiet = `${button} border border-edge bg-card hover:bg-well`;

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
    <form action={showTerms} className="mt-4 flex flex-wrap items-end gap-2 print:hidden">
      <input name="report" type="hidden" value={report.id} />
      <NameField name={opened?.who ?? name} />
      <button className={opened === null ? loud : quiet} type="submit">
        {opened === null ? "Show the terms" : "Show the terms again"}
      </button>
    </form>
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
    <form
      action={acceptAndOpen}
      className="mt-4 max-w-[92ch] rounded-lg border border-line px-4 py-3 print:hidden"
    >
      <input name="report" type="hidden" value={report.id} />
      <p className="text-mute text-sm">
        <AwsText text={opened.who} /> opened the terms <Moment at={opened.openedAt} />.
      </p>
      <label className="mt-2 flex min-h-6 items-baseline gap-2">
        <input
          className="size-4 shrink-0 translate-y-0.5"
          name="accepts"
          required
          type="checkbox"
          value="yes"
        />
        <span>
          I have read the terms of <AwsText className="font-medium" text={opened.name} /> version{" "}
          {opened.version} and accept them for account{" "}
          <span className="font-mono">{accountId}</span>.
        </span>
      </label>
      <div className="mt-3 flex flex-wrap items-end gap-2">
        <NameField name={opened.who} />
        <button className={loud} type="submit">
          Accept, and open the report
        </button>
      </div>
    </form>
  );
}

function NameField({ name }: { readonly name: string }) {
  return (
    <label className="text-sm">
      <span className="block text-mute text-xs">Your name, for the journal</span>
      <input
        autoComplete="name"
        className="block h-9 rounded-md border border-edge bg-card px-2"
        defaultValue={name}
        maxLength={200}
        name="who"
        required
        type="text"
      />
    </label>
  );
}

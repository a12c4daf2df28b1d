import type { Metadata } from "next";
import { PageHeading } from "../../_components/page-heading.tsx";
import { SeverityWord } from "../../_components/severity.tsx";
import { catalogueHref } from "../../_links/hrefs.ts";
import { MarksTable } from "./marks-table.tsx";
import { Question } from "./question.tsx";
import { bands } from "./rubric.ts";

export const metadata: Metadata = { title: "How severity is weighed" };

export default function SeverityPage() {
  return (
    <>
      <PageHeading
        crumbs={[{ name: "Catalogue", href: catalogueHref() }]}
        title="How severe a failing control is"
      >
        Every rule carries one severity: that of a failure, whatever the number of resources. It is
        weighed by the first of three questions that fits, and by nothing else. GuardDuty’s findings
        keep GuardDuty’s own number. The whole text, with examples, is{" "}
        <code className="font-mono text-xs">docs/severity-rubric.md</code>.
      </PageHeading>
      <Question id="in" title="1. Does it let somebody in, or give something away?">
        <p className="mb-3">Three marks are added.</p>
        <MarksTable />
        <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-1">
          {bands.map(({ severity, sums }) => (
            <li key={severity}>
              {sums.join(" or ")}: <SeverityWord severity={severity} />
            </li>
          ))}
        </ul>
      </Question>
      <Question id="dark" title="2. Does it take away a record, a warning or a guard?">
        <ul className="space-y-1">
          <li>
            <SeverityWord severity="high" />: everything in the account or region is then in the
            dark or unguarded
          </li>
          <li>
            <SeverityWord severity="medium" />: one data store, entry point, workload or kind of
            event
          </li>
          <li>
            <SeverityWord severity="low" />: one more detail of something otherwise watched
          </li>
        </ul>
      </Question>
      <Question id="self" title="3. Does it threaten nobody but yourselves?">
        <ul className="space-y-1">
          <li>
            <SeverityWord severity="high" />: data lost for good, or a patch that is due and missing
          </li>
          <li>
            <SeverityWord severity="medium" />: sooner or later an outage, lost work, or a bad
            change that users feel
          </li>
          <li>
            <SeverityWord severity="low" />: dearer, slower, harder to run or to explain
          </li>
        </ul>
      </Question>
      <p className="max-w-[86ch] text-mute text-sm">
        A rule that looks at several things is weighed by the worst its failure alone can mean. One
        whose meaning depends on its parameters is weighed with the values AWS suggests. One that
        the catalogue does not know shows medium, with the note that nobody has weighed it. AWS
        Security Hub’s severities were a cross-check, not the source.
      </p>
    </>
  );
}

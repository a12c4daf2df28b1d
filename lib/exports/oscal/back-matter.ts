import type { ReportAssessment } from "../../posture/posture.ts";
import type { Agreement } from "../../posture/snapshot.ts";
import { byId } from "../order-rows.ts";
import { evidenceUuid } from "./observe-requirement.ts";
import { uuidOf } from "./oscal-ids.ts";
import { accountWords, type Run } from "./oscal-run.ts";
import { line, prop, readingsWhole } from "./oscal-texts.ts";

/** The resource that stands for the plan: there was none but the run itself. */
export function runUuid({ seed }: Run): string {
  return uuidOf("run", ...seed);
}

/** What the document refers to: the run, and the reports and agreements that are evidence, never their text. */
export function backMatterOf(run: Run): object {
  const { reports, agreements } = run.posture;
  return {
    resources: [
      runResource(run),
      ...byId(reports, ({ id, version }) => [id, String(version).padStart(9, "0")]).map((report) =>
        reportResource(run, report),
      ),
      ...byId(agreements, ({ id }) => [id]).map((agreement) => agreementResource(run, agreement)),
    ],
  };
}

function runResource(run: Run): object {
  const { posture } = run;
  const { snapshot, coverageSummary, account } = posture;
  return {
    uuid: runUuid(run),
    title: "The run that these results come from",
    description:
      `No assessment plan exists. From ${snapshot.startedAt} to ${snapshot.finishedAt} Demarc read, in the ` +
      `${accountWords(posture)}, what AWS Config's deployed rules, GuardDuty and AWS Artifact said. ` +
      `${readingsWhole(coverageSummary)}. ` +
      `Resources are counted, not listed: the OCSF and CSV exports list them.`,
    props: [
      prop("account", account.id),
      prop("partition", account.partition),
      prop("sample", posture.sample ? "yes" : "no"),
      prop("snapshot", snapshot.id),
      prop("as-of", posture.asOf),
    ],
  };
}

function reportResource(run: Run, report: ReportAssessment): object {
  const { id, version, name, periodStart, periodEnd, validity } = report;
  return {
    uuid: evidenceUuid(run.posture, `${id}:${version}`),
    title: line(name),
    description: "A report in AWS Artifact: what Artifact says of it, not the report.",
    props: [
      prop("report", id),
      prop("version", version),
      prop("validity", validity),
      ...(periodStart === null ? [] : [prop("period-start", periodStart)]),
      ...(periodEnd === null ? [] : [prop("period-end", periodEnd)]),
    ],
  };
}

function agreementResource(run: Run, { id, name, state, effectiveStart }: Agreement): object {
  return {
    uuid: evidenceUuid(run.posture, id),
    title: line(name),
    description: "An agreement with AWS that AWS Artifact lists.",
    props: [
      prop("agreement", id),
      ...(state === null ? [] : [prop("state", state)]),
      ...(effectiveStart === null ? [] : [prop("effective-start", effectiveStart)]),
    ],
  };
}

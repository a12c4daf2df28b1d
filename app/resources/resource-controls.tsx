import { explainControl } from "../../lib/explain-mapping.ts";
import type { ControlAssessment, Posture } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { StatusWord } from "../_components/status.tsx";
import { VerdictWord } from "../_components/verdict.tsx";
import { controlHref } from "../_links/hrefs.ts";
import { day } from "../_words/instants.ts";
import { counted } from "../_words/numbers.ts";
import { ResourceAcceptance } from "../exceptions/resource-acceptance.tsx";
import { CopyTable } from "./copy-table.tsx";
import { EvaluationEvidence } from "./evaluation-evidence.tsx";
import { StateTimeline } from "./state-timeline.tsx";
import type { ControlOnResource, ResourceView } from "./view-resource.ts";

/** One row for each control, failing first; copies, history and evidence are a click away. */
export function ResourceControls({
  view,
  posture,
}: {
  readonly view: ResourceView;
  readonly posture: Posture;
}) {
  const { judged, unseen, left } = view;
  if (judged.length + unseen.length + left.length === 0) return null;
  return (
    <section aria-labelledby="controls" className="mb-4">
      <h2 className="font-semibold text-lg" id="controls">
        What controls say of it
      </h2>
      <p className="mb-2 text-mute text-sm">
        A control is named after the fault it looks for: compliant means that it is not there.
      </p>
      <ul className="@container divide-y divide-line rounded-xl border border-line bg-card">
        {judged.map((row) => (
          <JudgedControl key={row.key} posture={posture} row={row} />
        ))}
        {unseen.map((control) => (
          <UnseenControl control={control} key={control.key} />
        ))}
        {left.map(({ key, past }) => (
          <li className="px-4 py-3 sm:px-5" key={key}>
            <a className="font-medium hover:underline" href={controlHref(key)}>
              <AwsText text={titleOf(posture, key)} />
            </a>
            <p className="text-mute text-sm">Judged it once, and does not now.</p>
            <StateTimeline now={posture.snapshot.finishedAt} states={past} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function titleOf({ controls }: Posture, key: string): string {
  return controls.find((control) => control.key === key)?.title ?? key;
}

function JudgedControl({
  row,
  posture,
}: {
  readonly row: ControlOnResource;
  readonly posture: Posture;
}) {
  const { control, copies, verdict, stale, exception } = row;
  const fails = verdict === "NON_COMPLIANT";
  const since = copies
    .flatMap(({ evaluation }) =>
      evaluation.compliance === verdict ? (evaluation.inStateSince ?? []) : [],
    )
    .sort()[0];
  const said = copies.find(({ evaluation }) => evaluation.annotation !== null)?.evaluation;
  return (
    <li className="px-4 py-3 sm:px-5" data-control={row.key}>
      <div className="grid gap-x-4 gap-y-1 @2xl:grid-cols-[6rem_minmax(0,1fr)_auto]">
        <div>
          {exception !== null ? (
            <StatusWord status="excepted" />
          ) : control !== null && fails ? (
            <SeverityWord severity={control.severity} />
          ) : (
            <VerdictWord compliance={verdict} stale={stale} />
          )}
        </div>
        <div className="min-w-0">
          <h3 className="font-medium">
            <a className="hover:underline" href={controlHref(row.key)}>
              <AwsText text={control?.title ?? row.key} />
            </a>
          </h3>
          {fails && said?.annotation && (
            <p className="mt-0.5 text-sm">
              <AwsText text={said.annotation} />
            </p>
          )}
          {fails && control !== null && <WhatToDo control={control} posture={posture} />}
          {fails && control !== null && (
            <ResourceAcceptance
              control={row.key}
              exception={exception}
              resource={copies[0]?.evaluation.resourceId}
            />
          )}
        </div>
        <p className="flex flex-wrap gap-x-3 text-mute text-sm @2xl:block @2xl:text-right">
          {fails && <VerdictWord compliance={verdict} stale={stale} />}
          {since !== undefined && (
            <span className="block whitespace-nowrap">since {day(since)}</span>
          )}
        </p>
      </div>
      <details className="mt-1 text-sm @2xl:ml-[7rem]">
        <summary className="min-h-6 text-mute hover:text-ink">
          {counted(copies.length, "rule")} · history · evidence
        </summary>
        <div className="mt-2 space-y-3">
          <CopyTable copies={copies} partition={posture.account.partition} />
          <StateTimeline now={posture.snapshot.finishedAt} states={row.past} />
          <EvaluationEvidence
            evaluations={copies.map(({ evaluation }) => evaluation)}
            rules={copies.flatMap(({ rule }) => rule ?? [])}
            title={control?.title ?? row.key}
          />
        </div>
      </details>
    </li>
  );
}

/** The first sentence of what to do; the rest, with its command, stands with the control. */
function WhatToDo({
  control,
  posture,
}: {
  readonly control: ControlAssessment;
  readonly posture: Posture;
}) {
  const rules = posture.rules.filter((rule) => rule.control === control.key);
  const { remediation } = explainControl(control, rules);
  const [first = remediation] = remediation.split(/(?<=[.!?])\s+/);
  return (
    <p className="mt-1 text-sm text-soft">
      <AwsText text={first} />{" "}
      <a className="link whitespace-nowrap text-brand" href={controlHref(control.key)}>
        All of it
      </a>
    </p>
  );
}

function UnseenControl({ control }: { readonly control: ControlAssessment }) {
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 sm:px-5 @2xl:grid-cols-[6rem_minmax(0,1fr)_auto]">
      <StatusWord status="notEvaluated" />
      <div>
        <h3 className="font-medium">
          <a className="hover:underline" href={controlHref(control.key)}>
            <AwsText text={control.title} />
          </a>
        </h3>
        <p className="text-mute text-sm">
          It looks at this type here, and has no result.{" "}
          <a className="link" href={`${controlHref(control.key)}#unseen`}>
            Why, and what to do
          </a>
        </p>
      </div>
    </li>
  );
}

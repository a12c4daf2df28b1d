import type { ControlChange, PostureChanges } from "../../../lib/posture/posture-changes.ts";
import { type ChangeCause, changeCauses } from "../../../lib/posture/vocabulary.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { SeverityWord } from "../../_components/severity.tsx";
import { StatusWord } from "../../_components/status.tsx";
import { changedResourcesHref } from "../../_links/history-href.ts";
import { controlHref } from "../../_links/hrefs.ts";
import { causeWords, changeWords, shortCauses, signed } from "../../_words/changes.ts";
import { count } from "../../_words/numbers.ts";

/** Which two collections are compared. */
export interface Compared {
  readonly id: string;
  /** Left out: the one before. */
  readonly since: string | undefined;
}

/** The controls that changed, cause by cause, and in each by what became of them. */
export function ChangedControls({
  controls,
  compared,
}: Pick<PostureChanges, "controls"> & { readonly compared: Compared }) {
  return changeCauses.map((cause) => {
    const ofCause = controls.filter((change) => change.cause === cause);
    return ofCause.length === 0 ? null : (
      <OfCause cause={cause} changes={ofCause} compared={compared} key={cause} />
    );
  });
}

/** Longer groups stand folded. */
const openUpTo = 12;

function OfCause({
  cause,
  changes,
  compared,
}: {
  readonly cause: ChangeCause;
  readonly changes: readonly ControlChange[];
  readonly compared: Compared;
}) {
  const groups = [...Map.groupBy(changes, changeWords)];
  return (
    <section aria-labelledby={cause} className="mt-6">
      <h2 className="font-semibold text-lg" id={cause}>
        {causeWords[cause].name}
      </h2>
      <p className="mb-2 text-mute text-sm">{causeWords[cause].says}</p>
      <div className="divide-y divide-line rounded-xl border border-line bg-card">
        {groups.map(([words, inGroup]) => (
          <details key={words} open={inGroup.length <= openUpTo}>
            <summary className="min-h-9 px-4 py-2 font-medium text-sm hover:bg-well sm:px-5">
              {words} <span className="text-mute">· {count(inGroup.length)}</span>
            </summary>
            <ul className="divide-y divide-line border-line border-t">
              {inGroup.map((change) => (
                <Row change={change} compared={compared} key={change.key} />
              ))}
            </ul>
          </details>
        ))}
      </div>
    </section>
  );
}

function Row({
  change,
  compared: { id, since },
}: {
  readonly change: ControlChange;
  readonly compared: Compared;
}) {
  const { key, title, severity, before, after, alsoBy } = change;
  const resources = (after?.nonCompliantResources ?? 0) - (before?.nonCompliantResources ?? 0);
  return (
    <li className="grid gap-x-6 gap-y-1 px-4 py-2 text-sm sm:px-5 md:grid-cols-[5.5rem_1fr_auto]">
      <SeverityWord severity={severity} />
      <div className="min-w-0">
        {after === null ? (
          <AwsText className="font-medium" text={title} />
        ) : (
          <a
            className="inline-flex min-h-6 items-center font-medium hover:underline"
            data-row=""
            href={controlHref(key)}
          >
            <AwsText text={title} />
          </a>
        )}
        <p className="flex flex-wrap items-center gap-x-2 text-mute text-xs">
          <Standing of={before} /> <span aria-hidden="true">→</span> <Standing of={after} />
          {alsoBy.length > 0 && (
            <span>also: {alsoBy.map((each) => shortCauses[each]).join(", ")}</span>
          )}
        </p>
      </div>
      <a
        className="link inline-flex min-h-6 items-center self-start text-brand md:justify-self-end"
        href={changedResourcesHref(id, { since, control: key })}
      >
        {resources === 0
          ? "resources"
          : `${signed(resources)} ${Math.abs(resources) === 1 ? "failing resource" : "failing resources"}`}
        <span className="sr-only"> of {title} that changed</span>
      </a>
    </li>
  );
}

function Standing({ of }: { readonly of: ControlChange["before"] }) {
  if (of === null) return <span>not there</span>;
  return (
    <span className="inline-flex items-center gap-1">
      <StatusWord status={of.status} />
      {of.nonCompliantResources > 0 && ` ${count(of.nonCompliantResources)}`}
    </span>
  );
}

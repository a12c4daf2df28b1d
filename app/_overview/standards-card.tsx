import { configIsComplete } from "../../lib/posture/coverage.ts";
import { inReadersOrder } from "../../lib/posture/order-standards.ts";
import type { FrameworkAssessment, Posture } from "../../lib/posture/posture.ts";
import type { RequirementStatus } from "../../lib/posture/vocabulary.ts";
import { Card } from "../_components/card.tsx";
import { PassingWhereSeen } from "../_components/passing-where-seen.tsx";
import { standardHref } from "../_links/hrefs.ts";
import { count } from "../_words/numbers.ts";
import { requirementStatusWords, standardName } from "../_words/standards.ts";
import { RequirementBar } from "../standards/requirement-bar.tsx";
import { statusesShown } from "../standards/requirement-counts.ts";
import { RequirementDrawings } from "../standards/requirement-drawings.tsx";
import { RequirementMark } from "../standards/requirement-status.tsx";

/** As many as people are asked for first. */
const shown = 3;

/** The standards people are asked for first, with all their answers: no single number would be true. */
export function StandardsCard({ posture }: { readonly posture: Posture }) {
  const frameworks = inReadersOrder(posture.frameworks).slice(0, shown);
  const inPart = !configIsComplete(posture.coverage);
  return (
    <Card
      aside={
        <a className="link text-brand" href="/standards">
          All {posture.frameworks.length} standards
        </a>
      }
      id="standards"
      title="Standards at a glance"
    >
      <RequirementDrawings />
      <ul className="divide-y divide-line">
        {frameworks.map((framework) => (
          <li className="py-3 first:pt-0 last:pb-0" key={framework.id}>
            <Name framework={framework} />
            <RequirementBar className="mt-1 h-3.5" counts={framework.counts} inPart={inPart} />
            <Answers framework={framework} inPart={inPart} />
          </li>
        ))}
      </ul>
      <p className="mt-3 text-mute text-xs empty:hidden">
        <PassingWhereSeen coverage={posture.coverage} />
      </p>
    </Card>
  );
}

function Name({ framework }: { readonly framework: FrameworkAssessment }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <a
        className="flex min-h-6 w-fit items-center font-medium hover:underline"
        href={standardHref(framework.id)}
      >
        {standardName(framework)}
      </a>
      <a
        className="flex min-h-6 w-fit items-center text-mute text-xs hover:underline"
        href={standardHref(framework.id, { scope: "in" })}
      >
        {count(framework.inScope)} requirements in scope
      </a>
    </div>
  );
}

/** Answers that nothing has are left out: the bar has no part for them either. */
function Answers({
  framework: { id, counts },
  inPart,
}: {
  readonly framework: FrameworkAssessment;
  readonly inPart: boolean;
}) {
  const given = statusesShown.filter((status) => counts[status] > 0);
  return (
    <ul className="mt-1.5 flex flex-wrap text-sm">
      {given.map((status) => (
        <li className="max-sm:pr-3 sm:min-w-[9.25rem]" key={status}>
          <Answer
            href={standardHref(id, { status, scope: "in" })}
            inPart={inPart}
            status={status}
            value={counts[status]}
          />
        </li>
      ))}
    </ul>
  );
}

function Answer({
  status,
  inPart,
  value,
  href,
}: {
  readonly inPart: boolean;
  readonly status: RequirementStatus;
  readonly value: number;
  readonly href: string;
}) {
  return (
    <a className="inline-flex min-h-6 items-center gap-1.5 hover:underline" href={href}>
      <RequirementMark inPart={inPart} status={status} />
      <b className="font-semibold">{count(value)}</b>
      <span className="text-mute">{requirementStatusWords[status]}</span>
    </a>
  );
}

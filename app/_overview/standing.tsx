import type { ReactNode } from "react";
import type { Posture } from "../../lib/posture/posture.ts";
import type { Instant } from "../../lib/posture/snapshot.ts";
import { Age } from "../_components/moment.tsx";
import { isOverADayOld } from "../_words/instants.ts";
import { count } from "../_words/numbers.ts";

/** How much was seen, and how old what you read is: when AWS was read, and the oldest evidence behind it. */
export function Standing({ posture, now }: { readonly posture: Posture; readonly now: Instant }) {
  const { finishedAt } = posture.snapshot;
  const { read, total } = posture.coverageSummary;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      <Fact href="/coverage" name="Readings complete">
        {count(read)} of {count(total)}
        <Seen read={read} total={total} />
      </Fact>
      <Fact href="/refresh" name="Collected" old={isOverADayOld(finishedAt, now)}>
        <Age at={finishedAt} now={now} /> ago
      </Fact>
      <Fact href="/controls?sort=oldest" name="Oldest evidence">
        {posture.oldestEvidenceAt === null ? "–" : <Age at={posture.oldestEvidenceAt} now={now} />}
      </Fact>
    </dl>
  );
}

/** The share that was read, solid; the rest hatched. */
function Seen({ read, total }: { readonly read: number; readonly total: number }) {
  const share = total === 0 ? 0 : (100 * read) / total;
  return (
    <svg aria-hidden="true" className="mt-1 block h-1.5 w-28">
      <rect fill="url(#hatch)" height="100%" width="100%" />
      <rect className="fill-seen" height="100%" width={`${share}%`} />
    </svg>
  );
}

function Fact({
  name,
  href,
  old = false,
  children,
}: {
  readonly name: string;
  readonly href: string;
  readonly old?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <dt className="text-mute text-xs">{name}</dt>
      <dd className={`font-semibold text-lg ${old ? "text-amber" : ""}`}>
        <a className="block min-h-6 hover:underline" href={href}>
          {children}
        </a>
      </dd>
    </div>
  );
}

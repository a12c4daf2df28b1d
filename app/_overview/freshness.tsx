import type { ReactNode } from "react";
import type { Posture } from "../../lib/posture/posture.ts";
import type { Instant } from "../../lib/posture/snapshot.ts";
import { Age } from "../_components/moment.tsx";
import { isOverADayOld } from "../_words/instants.ts";

/** How old what you read is: when AWS was read, and how old the oldest evidence behind it is. */
export function Freshness({ posture, now }: { readonly posture: Posture; readonly now: Instant }) {
  const { finishedAt } = posture.snapshot;
  return (
    <dl className="flex shrink-0 gap-8">
      <Fact href="/refresh" name="Collected" old={isOverADayOld(finishedAt, now)}>
        <Age at={finishedAt} now={now} /> ago
      </Fact>
      <Fact href="/controls?sort=oldest" name="Oldest evidence">
        {posture.oldestEvidenceAt === null ? "–" : <Age at={posture.oldestEvidenceAt} now={now} />}
      </Fact>
    </dl>
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
        <a className="hover:underline" href={href}>
          {children}
        </a>
      </dd>
    </div>
  );
}

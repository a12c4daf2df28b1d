import type { Posture, SeverityCounts } from "../../lib/posture/posture.ts";
import { type CustomerItemId, severities } from "../../lib/posture/vocabulary.ts";
import { SeverityCount } from "../_components/severity.tsx";
import { findingsHref } from "../_links/hrefs.ts";
import { count } from "../_words/numbers.ts";

/** Active findings of one item, each severity in its own place, so that a column reads downwards. */
export function FloorFindings({
  item,
  posture,
}: {
  readonly item: CustomerItemId;
  readonly posture: Posture;
}) {
  const findings = findingsOf(item, posture);
  return (
    <ul className="grid grid-cols-[minmax(2.75rem,auto)_auto] justify-start gap-x-2.5">
      {severities.map((severity) =>
        findings[severity] === 0 ? (
          <li aria-hidden="true" className="min-h-6" key={severity} />
        ) : (
          <li key={severity}>
            <a
              className="inline-flex min-h-6 min-w-6 items-center hover:underline"
              href={findingsHref({ responsibility: item, severity })}
            >
              <SeverityCount severity={severity} value={count(findings[severity])} />
              <span className="sr-only">{findings[severity] === 1 ? " finding" : " findings"}</span>
            </a>
          </li>
        ),
      )}
    </ul>
  );
}

/** Active findings of an item, as the posture counts them. */
function findingsOf(item: CustomerItemId, posture: Posture): SeverityCounts {
  const found = posture.responsibilities.find(({ id }) => id === item);
  return found?.side === "customer" ? found.findings : { critical: 0, high: 0, medium: 0, low: 0 };
}

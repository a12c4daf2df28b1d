import type { Requirement, Standard } from "../../../lib/posture/standard.ts";
import { Card } from "../../_components/card.tsx";
import { requirementHref } from "../../_links/hrefs.ts";
import { counted } from "../../_words/numbers.ts";
import { partyWords, standardName } from "../../_words/standards.ts";
import { partyMark } from "../../standards/party-mark.ts";
import type { EvidencedStandard } from "../view-kinds.ts";

/** The requirements for whose AWS half a kind of evidence speaks, standard by standard. */
export function EvidencedRequirements({
  standards,
}: {
  readonly standards: readonly EvidencedStandard[];
}) {
  if (standards.length === 0) {
    return (
      <p className="max-w-[76ch] text-mute">
        No requirement in scope here names it as evidence: it is listed for AWS’s items, or for
        those who ask for it by name.
      </p>
    );
  }
  return (
    <div className="gap-4 lg:columns-2">
      {standards.map(({ standard, requirements }) => (
        <Card
          aside={counted(requirements.length, "requirement")}
          className="mb-4 break-inside-avoid"
          id={standard.id}
          key={standard.id}
          title={standardName(standard)}
        >
          <ul className="divide-y divide-line text-sm">
            {requirements.map((row) => (
              <RequirementLine key={row.id} row={row} standard={standard} />
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

function RequirementLine({
  row,
  standard,
}: {
  readonly row: Requirement;
  readonly standard: Standard;
}) {
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-4 py-1.5 sm:grid-cols-[10rem_1fr_auto]">
      <a
        className="link wrap-anywhere self-start font-mono text-xs leading-5"
        href={requirementHref(standard.id, row.id)}
      >
        {row.id}
      </a>
      <span className="max-sm:order-last max-sm:col-span-2">{row.title}</span>
      <span className={`${partyMark[row.split.who]} text-mute`}>{partyWords[row.split.who]}</span>
    </li>
  );
}

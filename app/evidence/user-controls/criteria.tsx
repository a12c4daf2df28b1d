import { readStandards } from "../../../lib/read-catalogue.ts";
import { requirementHref } from "../../_links/hrefs.ts";

/** Criteria of SOC 2, each a way to its page. */
export function Criteria({ criteria }: { readonly criteria: readonly string[] }) {
  if (criteria.length === 0) return <span className="text-mute">–</span>;
  const standard = readStandards().find(({ id }) => id.startsWith("soc-2"));
  return criteria.map((criterion, index) => (
    <span key={criterion}>
      {index > 0 && ", "}
      {standard === undefined ? (
        criterion
      ) : (
        <a className="link" href={requirementHref(standard.id, criterion)}>
          {criterion}
        </a>
      )}
    </span>
  ));
}

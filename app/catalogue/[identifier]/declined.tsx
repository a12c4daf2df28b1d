import { readDeclined } from "../../../lib/browse-catalogue.ts";
import { readStandard } from "../../../lib/read-catalogue.ts";
import { requirementHref } from "../../_links/hrefs.ts";
import { standardName } from "../../_words/standards.ts";

/** Requirements that others name the rule for and Demarc does not, each with the reason. Silent where none are. */
export function DeclinedRequirements({ identifier }: { readonly identifier: string }) {
  const declined = readDeclined(identifier);
  if (declined.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 font-semibold text-sm">Named by others, and on purpose not counted</h3>
      <ul className="mt-1 divide-y divide-line text-sm">
        {declined.map(({ standard, requirement, why }) => {
          const known = readStandard(standard);
          return (
            <li className="py-1.5" key={`${standard} ${requirement}`}>
              <a className="link" href={requirementHref(standard, requirement)}>
                {known === null ? standard : standardName(known)} {requirement}
              </a>
              <span className="block max-w-[96ch] text-mute">{why}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

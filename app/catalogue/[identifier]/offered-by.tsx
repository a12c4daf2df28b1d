import { readPacksWith } from "../../../lib/browse-catalogue.ts";
import { Card } from "../../_components/card.tsx";
import { standardCoverageHref } from "../../_links/hrefs.ts";
import { counted } from "../../_words/numbers.ts";
import { shortPackName } from "../../_words/pack-name.ts";

/** AWS's sample packs that would bring the rule. What each would add is the standard's page to say. */
export function OfferedBy({ identifier }: { readonly identifier: string }) {
  const packs = readPacksWith(identifier);
  return (
    <Card
      aside={packs.length > 0 && counted(packs.length, "pack")}
      id="packs"
      title="AWS’s conformance packs that have it"
    >
      {packs.length === 0 ? (
        <p className="text-mute">
          None of the sample packs in the catalogue. It can be added alone, in AWS Config › Rules.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {packs.map((pack) => (
            <li className="grid gap-x-4 py-1.5 sm:grid-cols-[1fr_auto]" key={pack.name}>
              <span>
                {shortPackName(pack.name)}
                <span className="wrap-anywhere block font-mono text-2xs text-mute">
                  {pack.name}
                </span>
              </span>
              <a className="link self-start text-sm" href={standardCoverageHref(pack.standard)}>
                what it would add here
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

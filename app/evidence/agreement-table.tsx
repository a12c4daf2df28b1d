import type { ReactNode } from "react";
import { agreementStateWords } from "../../lib/exports/words.ts";
import type { AddendumStanding } from "../../lib/posture/judge-addendum.ts";
import type { Agreement, KeptCoverage } from "../../lib/posture/snapshot.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { DataTable } from "../_components/data-table.tsx";
import { ExternalLink } from "../_components/external-link.tsx";
import { artifactPage } from "../_links/console-links.ts";
import { day } from "../_words/instants.ts";
import { AddendumLine } from "./addendum-line.tsx";
import { holderWords } from "./addendum-words.ts";
import { NothingListed } from "./nothing-listed.tsx";

/** Agreements between the account and AWS, and whether HIPAA's is among them. */
export function AgreementTable({
  agreements,
  artifact,
  addendum,
  partition,
}: {
  readonly agreements: readonly Agreement[];
  /** Undefined where it was not asked. */
  readonly artifact: KeptCoverage | undefined;
  readonly addendum: AddendumStanding;
  readonly partition: string;
}) {
  return (
    <section aria-labelledby="agreements" className="mt-8">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-lg" id="agreements">
          Agreements
        </h2>
        <ExternalLink href={artifactPage(partition, "agreements")}>
          Manage them in Artifact
        </ExternalLink>
      </div>
      <p className="mb-3 max-w-[76ch] text-mute">
        <AddendumLine standing={addendum} />
      </p>
      {agreements.length === 0 ? (
        <NothingListed artifact={artifact} what="agreements" />
      ) : (
        <DataTable
          caption="Agreements with AWS"
          columns={[
            { name: "Agreement" },
            { name: "State" },
            { name: "For", narrow: "hide" },
            { name: "Since", numeric: true, narrow: "hide" },
            { name: "Until", numeric: true },
          ]}
        >
          {agreements.map((agreement) => (
            <tr key={agreement.id}>
              <th scope="row">
                <AwsText className="font-medium" text={agreement.name} />
                <span className="block text-mute text-xs md:hidden">{holderWords(agreement)}</span>
              </th>
              <td>{stateOf(agreement)}</td>
              <td className="max-md:hidden">{holderWords(agreement) ?? "–"}</td>
              <td className="whitespace-nowrap text-right max-md:hidden">
                {agreement.effectiveStart === null ? "–" : day(agreement.effectiveStart)}
              </td>
              <td className="whitespace-nowrap text-right">
                {agreement.effectiveEnd === null ? "–" : day(agreement.effectiveEnd)}
              </td>
            </tr>
          ))}
        </DataTable>
      )}
    </section>
  );
}

function stateOf({ state }: Agreement): ReactNode {
  if (state === null) return "–";
  const words = agreementStateWords(state);
  return words.startsWith("ended") ? <span className="text-amber">{words}</span> : words;
}

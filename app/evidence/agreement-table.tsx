import type { ReactNode } from "react";
import type { Agreement, KeptCoverage } from "../../lib/posture/snapshot.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { DataTable } from "../_components/data-table.tsx";
import { ExternalLink } from "../_components/external-link.tsx";
import { artifactPage } from "../_links/console-links.ts";
import { day } from "../_words/instants.ts";
import { NothingListed } from "./nothing-listed.tsx";

/** Agreements between the account and AWS, and whether HIPAA's is among them. */
export function AgreementTable({
  agreements,
  artifact,
  hasAddendum,
  partition,
}: {
  readonly agreements: readonly Agreement[];
  /** Undefined where it was not asked. */
  readonly artifact: KeptCoverage | undefined;
  /** A business associate addendum was read to be in force. */
  readonly hasAddendum: boolean;
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
        {hasAddendum
          ? "A business associate addendum is active: HIPAA asks for one before protected health information goes to AWS."
          : "No active business associate addendum was read. HIPAA asks for one before protected health information goes to AWS; a person accepts it in Artifact."}
      </p>
      {agreements.length === 0 ? (
        <NothingListed artifact={artifact} what="agreements" />
      ) : (
        <DataTable
          caption="Agreements with AWS"
          columns={[
            { name: "Agreement" },
            { name: "State" },
            { name: "Since", numeric: true, narrow: "hide" },
            { name: "Until", numeric: true },
          ]}
        >
          {agreements.map((agreement) => (
            <tr key={agreement.id}>
              <th scope="row">
                <AwsText className="font-medium" text={agreement.name} />
              </th>
              <td>{stateOf(agreement)}</td>
              <td className="whitespace-nowrap text-right">
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

/** An agreement that somebody terminated has ended, whatever else AWS calls it. */
function stateOf({ state }: Agreement): ReactNode {
  if (state === null) return "–";
  if (state === "CUSTOMER_TERMINATED") return <span className="text-amber">ended by you</span>;
  if (state === "AWS_TERMINATED") return <span className="text-amber">ended by AWS</span>;
  return state.toLowerCase().replaceAll("_", " ");
}

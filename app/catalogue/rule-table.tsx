import type { RuleSight } from "../../lib/posture/coverage.ts";
import { Abbreviated } from "../_components/abbreviated.tsx";
import { DataTable } from "../_components/data-table.tsx";
import { groupWords } from "../_words/rule-groups.ts";
import type { CatalogueRow, DeployedControls } from "./list-rules.ts";
import { type RuleListing, ruleListingHref } from "./rule-listing.ts";
import { RuleRow } from "./rule-row.tsx";

/** Managed rules as a table; rules that are alike stand in one row that leads to them. */
export function RuleTable({
  rows,
  listing,
  deployed,
  sight,
}: {
  readonly rows: readonly CatalogueRow[];
  readonly listing: RuleListing;
  readonly deployed: DeployedControls;
  readonly sight: RuleSight;
}) {
  return (
    <DataTable
      caption="Managed rules"
      columns={[
        { name: <Abbreviated short="Sev." word="Severity" /> },
        { name: "A failure says" },
        { name: "Pillar and responsibility", narrow: "hide" },
        { name: "Evidence for", narrow: "hide" },
        { name: "In this account", narrow: "hide" },
      ]}
    >
      {rows.map((row) =>
        row.kind === "rule" ? (
          <RuleRow deployed={deployed} key={row.rule.identifier} rule={row.rule} sight={sight} />
        ) : (
          <FoldedRow deployed={deployed} key={row.group} listing={listing} row={row} />
        ),
      )}
    </DataTable>
  );
}

function FoldedRow({
  row,
  listing,
  deployed,
}: {
  readonly row: Extract<CatalogueRow, { kind: "group" }>;
  readonly listing: RuleListing;
  readonly deployed: DeployedControls;
}) {
  const here = row.rules.filter(({ identifier }) => deployed?.has(identifier ?? "")).length;
  return (
    <tr className="bg-shaft">
      <th colSpan={4} scope="row">
        <a
          className="link font-medium"
          href={ruleListingHref(listing, { query: { ...listing.query, group: row.group } })}
        >
          {groupWords(row.group, row.rules.length)}
        </a>{" "}
        <span className="text-mute">
          ask the same of one resource type after another, so they stand here as one.
        </span>
      </th>
      <td className="whitespace-nowrap text-mute max-md:hidden">
        {deployed === null ? "–" : here === 0 ? "none seen" : `${here} deployed`}
      </td>
    </tr>
  );
}

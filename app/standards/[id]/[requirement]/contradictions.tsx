import type { Posture } from "../../../../lib/posture/posture.ts";
import { readFindingTypes } from "../../../../lib/read-catalogue.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { DataTable } from "../../../_components/data-table.tsx";
import { SeverityWord } from "../../../_components/severity.tsx";
import { findingsHref } from "../../../_links/hrefs.ts";
import { count, counted } from "../../../_words/numbers.ts";
import { familyWords, inWords } from "../../../_words/standards.ts";
import type { StandingRequirement } from "./find-requirement.ts";
import { type FamilyFindings, findingsByFamily } from "./group-findings.ts";

/** Active findings that contradict a requirement, by family; silence is told with who was listening. */
export function Contradictions({ of }: { readonly of: StandingRequirement }) {
  const { row, posture } = of;
  if (row.findings.length === 0) return null;
  const families = findingsByFamily(row.findings, posture.findingGroups, readFindingTypes());
  const found = families.filter((family) => family.count > 0);
  const silent = families.filter((family) => family.count === 0);
  const total = found.reduce((sum, family) => sum + family.count, 0);
  return (
    <section aria-labelledby="findings" className="mt-7">
      <h2 className="mb-2 font-semibold text-lg" id="findings">
        {total === 0
          ? "No active finding contradicts it"
          : counted(total, "active finding contradicts it", "active findings contradict it")}
      </h2>
      <p className="mb-3 max-w-[86ch] text-mute text-sm">
        {silent.length > 0 && (
          <>No active finding of {inWords(silent.map(({ family }) => familyWords[family]))}. </>
        )}
        <Listening posture={posture} />
      </p>
      {found.length > 0 && <FamilyTable families={found} />}
    </section>
  );
}

/** In how many regions GuardDuty was read: elsewhere its silence says nothing. */
function Listening({ posture }: { readonly posture: Posture }) {
  const detectors = posture.coverage.filter(({ source }) => source === "guardduty");
  const read = detectors.filter(({ state }) => state === "read").length;
  return (
    <>
      GuardDuty was read in {read} of {counted(detectors.length, "region")}
      {read < detectors.length && (
        <>
          ;{" "}
          <a className="link" href="/coverage">
            in the others its silence says nothing
          </a>
        </>
      )}
      .
    </>
  );
}

function FamilyTable({ families }: { readonly families: readonly FamilyFindings[] }) {
  return (
    <DataTable
      caption="Active findings that contradict it"
      columns={[
        { name: "Finding type" },
        { name: "Severity" },
        { name: "Findings", numeric: true },
      ]}
      grouped
    >
      {families.map(({ family, count: members, groups }) => (
        <tbody key={family}>
          <tr className="bg-shaft">
            <th colSpan={3} scope="rowgroup">
              <span className="inline-block font-semibold first-letter:uppercase">
                {familyWords[family]}
              </span>{" "}
              <span className="text-mute">{count(members)}</span>
            </th>
          </tr>
          {groups.map((group) => (
            <tr key={group.type}>
              <th scope="row">
                <a
                  className="font-medium hover:underline"
                  href={findingsHref({ type: group.type })}
                >
                  <AwsText text={group.title} />
                </a>
                <AwsText className="block font-mono text-2xs text-mute" text={group.type} />
              </th>
              <td>
                <SeverityWord narrow="shape" severity={group.severity} />
              </td>
              <td className="text-right">
                <a className="hover:underline" href={findingsHref({ type: group.type })}>
                  {count(group.count)}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </DataTable>
  );
}

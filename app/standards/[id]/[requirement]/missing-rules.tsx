import { bySeverity } from "../../../../lib/posture/severity.ts";
import { type ReferredRule, readRulesFor } from "../../../../lib/read-catalogue.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { DataTable } from "../../../_components/data-table.tsx";
import { RulesNotRead } from "../../../_components/rules-not-read.tsx";
import { SeverityWord } from "../../../_components/severity.tsx";
import { JointedName } from "../../../_components/type-names.tsx";
import { standardCoverageHref } from "../../../_links/hrefs.ts";
import { counted } from "../../../_words/numbers.ts";
import { mappingSourceWords, notDeployedWords } from "../../../_words/standards.ts";
import type { StandingRequirement } from "./find-requirement.ts";

/** Rules that would be evidence for part of a requirement and that no region has: what each would notice. */
export function MissingRules({ of }: { readonly of: StandingRequirement }) {
  const { row, evidence, standard } = of;
  const deployed = new Set(evidence.controls.map(({ identifier }) => identifier));
  const missing = readRulesFor(standard.id, row.id)
    .filter(({ mapping }) => !deployed.has(mapping.identifier))
    .sort((a, b) => bySeverity(a.mapping.severity, b.mapping.severity));
  if (missing.length === 0) return null;
  const sight = evidence.ruleSight;
  return (
    <section aria-labelledby="missing" className="mt-7">
      <h2 className="mb-2 font-semibold text-lg" id="missing">
        {counted(missing.length, "rule")} {notDeployedWords(sight)}
      </h2>
      <p className="mb-3 max-w-[86ch] text-mute text-sm">
        {sight.anyRead && "What they would notice goes unseen here. "}
        <a className="link" href={standardCoverageHref(standard.id)}>
          How to deploy them, by pack or one by one
        </a>
        . {evidence.controls.length > 0 && <RulesNotRead sight={sight} />}
      </p>
      <DataTable
        caption={`Rules ${notDeployedWords(sight)}`}
        columns={[
          { name: "Would notice" },
          { name: "Severity", narrow: "hide" },
          { name: "What that would mean", narrow: "hide" },
          { name: "Mapped by", narrow: "hide" },
        ]}
      >
        {missing.map((rule) => (
          <MissingLine key={rule.mapping.identifier} rule={rule} />
        ))}
      </DataTable>
    </section>
  );
}

function MissingLine({ rule: { mapping, source } }: { readonly rule: ReferredRule }) {
  return (
    <tr>
      <th className="md:w-[34%]" scope="row">
        <span className="font-medium">
          <AwsText text={mapping.title} />
        </span>
        <span className="wrap-anywhere block font-mono text-2xs text-mute">
          <JointedName name={mapping.identifier ?? ""} />
        </span>
        <span className="block text-2xs text-mute md:hidden">
          {mapping.severity} · mapped by {mappingSourceWords[source]}
        </span>
      </th>
      <td className="max-md:hidden">
        <SeverityWord severity={mapping.severity} />
      </td>
      <td className="text-soft max-md:hidden">
        <AwsText text={mapping.meaning} />
      </td>
      <td className="whitespace-nowrap max-md:hidden">{mappingSourceWords[source]}</td>
    </tr>
  );
}

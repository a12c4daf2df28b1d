import type { ConformancePackAssessment } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { DataTable } from "../_components/data-table.tsx";
import { ExternalLink } from "../_components/external-link.tsx";
import { RegionLink } from "../_components/region-link.tsx";
import { VerdictWord } from "../_components/verdict.tsx";
import { configPackPage } from "../_links/console-links.ts";
import { packHref } from "../_links/hrefs.ts";
import { awsPercent, count } from "../_words/numbers.ts";
import { shortPackName } from "../_words/pack-name.ts";

/** Every deployed pack, AWS's score and ours, and how many of its rules said nothing. */
export function PackTable({
  packs,
  partition,
}: {
  readonly packs: readonly ConformancePackAssessment[];
  readonly partition: string;
}) {
  return (
    <DataTable
      caption="Conformance packs"
      columns={[
        { name: "Pack" },
        { name: "Region", narrow: "hide" },
        { name: "AWS’s verdict", narrow: "hide" },
        { name: "AWS’s score", numeric: true },
        { name: "Ours", numeric: true },
        { name: "Rules failing", numeric: true, narrow: "hide" },
        { name: "Passing", numeric: true, narrow: "hide" },
        { name: "Not seen", numeric: true },
        { name: <span className="sr-only">AWS console</span>, narrow: "hide" },
      ]}
    >
      {packs
        .toSorted((a, b) =>
          a.name === b.name ? (a.region < b.region ? -1 : 1) : a.name < b.name ? -1 : 1,
        )
        .map((pack) => (
          <PackRow key={`${pack.region} ${pack.name}`} pack={pack} partition={partition} />
        ))}
    </DataTable>
  );
}

function PackRow({
  pack,
  partition,
}: {
  readonly pack: ConformancePackAssessment;
  readonly partition: string;
}) {
  const href = packHref(pack);
  const unseen = pack.rulesInsufficientData + pack.rulesNotRead;
  return (
    <tr>
      <th scope="row">
        <a className="inline-flex min-h-6 items-center font-medium hover:underline" href={href}>
          <AwsText text={shortPackName(pack.name)} />
        </a>
        {shortPackName(pack.name) !== pack.name && (
          <AwsText className="block font-mono text-2xs text-mute max-md:hidden" text={pack.name} />
        )}
        <span className="block text-mute text-xs md:hidden">
          <RegionLink region={pack.region} />
          <span className="block">
            <VerdictWord compliance={pack.compliance} />
          </span>
        </span>
      </th>
      <td className="max-md:hidden">
        <RegionLink region={pack.region} />
      </td>
      <td className="max-md:hidden">
        <VerdictWord compliance={pack.compliance} />
      </td>
      <td className="whitespace-nowrap text-right font-semibold">{awsPercent(pack.awsScore)}</td>
      <td className="whitespace-nowrap text-right text-mute">{awsPercent(pack.computedScore)}</td>
      <Count href={`${href}?verdict=NON_COMPLIANT`} narrow="hide" value={pack.rulesNonCompliant} />
      <Count href={`${href}?verdict=COMPLIANT`} narrow="hide" value={pack.rulesCompliant} />
      <Count href={`${href}?verdict=unseen`} value={unseen} />
      <td className="text-right max-md:hidden">
        <ExternalLink href={configPackPage({ partition, region: pack.region }, pack.name)}>
          Console
        </ExternalLink>
      </td>
    </tr>
  );
}

function Count({
  value,
  href,
  narrow,
}: {
  readonly value: number;
  readonly href: string;
  readonly narrow?: "hide";
}) {
  return (
    <td className={`text-right ${narrow ? "max-md:hidden" : ""}`}>
      <a className="link" href={href}>
        {count(value)}
      </a>
    </td>
  );
}

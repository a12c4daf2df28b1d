import { anyRead } from "../../lib/posture/coverage.ts";
import type { ConformancePackAssessment, Posture } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Card } from "../_components/card.tsx";
import { packHref } from "../_links/hrefs.ts";
import { awsPercent } from "../_words/numbers.ts";
import { shortPackName } from "../_words/pack-name.ts";

const shown = 8;

/** Conformance packs, lowest of AWS's scores first, ours beside it when the two differ. */
export function PacksCard({ posture }: { readonly posture: Posture }) {
  const packs = posture.conformancePacks
    .toSorted((a, b) => (a.awsScore ?? 101) - (b.awsScore ?? 101))
    .slice(0, shown);
  return (
    <Card
      aside={
        packs.length > 0 && (
          <a className="link text-brand" href="/packs">
            All {posture.conformancePacks.length} packs
          </a>
        )
      }
      className={packs.length === 0 ? "self-start" : ""}
      id="packs"
      title="Conformance packs"
    >
      {packs.length === 0 ? (
        <p className="text-mute">
          {anyRead(posture.coverage, "config")
            ? "No conformance pack is deployed where Config was read."
            : "Config was read nowhere, so no pack is known."}{" "}
          AWS has ready ones:{" "}
          <code className="font-mono text-xs">aws configservice put-conformance-pack</code>.
        </p>
      ) : (
        <table className="w-full">
          <caption className="sr-only">Conformance packs with AWS’s score</caption>
          <thead className="text-left text-mute text-xs">
            <tr>
              <th className="pb-1 font-normal" scope="col">
                Pack
              </th>
              <th className="pb-1 text-right font-normal" scope="col">
                AWS’s score
              </th>
              <th className="pb-1 pl-3 text-right font-normal" scope="col">
                Ours
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {packs.map((pack) => (
              <PackRow key={`${pack.region} ${pack.name}`} pack={pack} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function PackRow({ pack }: { readonly pack: ConformancePackAssessment }) {
  return (
    <tr className="max-sm:nth-[n+5]:hidden">
      <th className="py-1.5 text-left font-normal" scope="row">
        <a className="block min-w-0 hover:underline" href={packHref(pack)}>
          <AwsText className="line-clamp-2 font-medium" text={shortPackName(pack.name)} />
          <span className="block whitespace-nowrap text-mute text-xs">{pack.region}</span>
        </a>
      </th>
      <td className="whitespace-nowrap text-right align-top py-1.5">{awsPercent(pack.awsScore)}</td>
      <td className="whitespace-nowrap py-1.5 pl-3 text-right align-top text-mute">
        {awsPercent(pack.computedScore)}
      </td>
    </tr>
  );
}

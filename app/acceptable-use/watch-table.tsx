import type { WatchAssessment } from "../../lib/posture/posture.ts";
import { RegionNames } from "../_components/region-names.tsx";
import { planNamed, setUpApartFrom } from "../_words/finding-words.ts";
import { count } from "../_words/numbers.ts";

/** Which protection plans would have looked, and in how many regions each is on, off or unheard. */
export function WatchTable({
  watches,
  about,
}: {
  readonly watches: readonly WatchAssessment[];
  readonly about: string;
}) {
  if (watches.length === 0) return null;
  return (
    <>
      <table className="w-full text-sm">
        <caption className="sr-only">Protection plans that would notice: {about}</caption>
        <thead className="text-mute text-xs">
          <tr className="[&>th]:pb-1 [&>th]:font-normal">
            <th className="text-left" scope="col">
              Would have looked, in how many regions
            </th>
            <th className="w-16 text-right" scope="col">
              on
            </th>
            <th className="w-16 text-right" scope="col">
              off
            </th>
            <th className="w-20 text-right" scope="col">
              not read
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {watches.map((watch) => (
            <WatchRow key={watch.feature} watch={watch} />
          ))}
        </tbody>
      </table>
      <WhichRegions watches={watches} />
    </>
  );
}

function WatchRow({ watch }: { readonly watch: WatchAssessment }) {
  const apart = setUpApartFrom(watch.feature);
  const numbers = [watch.on, watch.off, watch.notRead];
  return (
    <tr>
      <th className="py-1.5 text-left font-normal" scope="row">
        {planNamed(watch.feature)}
        {apart !== null && (
          <span className="block text-mute text-xs">{apart}: no detector tells where it is on</span>
        )}
      </th>
      {numbers.map((regions, index) => (
        // Three columns in a fixed order.
        <td className="py-1.5 text-right align-top" key={`${index}`}>
          {apart !== null && index === 0 ? (
            <span className="text-mute">–</span>
          ) : (
            <span className={regions.length === 0 ? "text-mute" : ""}>{count(regions.length)}</span>
          )}
        </td>
      ))}
    </tr>
  );
}

/** Regions by name, for those who want to know; the numbers above count these. */
function WhichRegions({ watches }: { readonly watches: readonly WatchAssessment[] }) {
  return (
    <details className="mt-1.5 text-sm">
      <summary className="min-h-6 text-mute">Which regions</summary>
      <dl className="mt-1 space-y-2">
        {watches.map((watch) => (
          <div key={watch.feature}>
            <dt className="font-medium">{planNamed(watch.feature)}</dt>
            <Regions regions={watch.on} word="On" />
            <Regions regions={watch.off} word="Off, or no detector" />
            <Regions regions={watch.notRead} word="Not read" />
          </div>
        ))}
      </dl>
      <p className="mt-2 text-mute text-xs">
        Where a region is in no list, its detector does not offer the plan.{" "}
        <a className="link" href="/coverage">
          What to do where GuardDuty was not read
        </a>
      </p>
    </details>
  );
}

function Regions({
  word,
  regions,
}: {
  readonly word: string;
  readonly regions: readonly string[];
}) {
  if (regions.length === 0) return null;
  return (
    <dd className="text-xs">
      <span className="text-mute">{word}:</span> <RegionNames regions={regions} />
    </dd>
  );
}

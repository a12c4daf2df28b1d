import type { KeptCoverage } from "../../lib/posture/snapshot.ts";
import { coverageHref } from "../_links/hrefs.ts";
import { sourceNames } from "../_words/names.ts";
import { coverageReasonWords, coverageStateWords } from "../_words/statuses.ts";
import { byGeography, type Geography } from "./geography.ts";

const mapped = ["config", "guardduty"] as const;

/** Regions × sources: solid was read, hatched was not. Grouped by geography, so that names stand in full. */
export function CoverageMap({ coverage }: { readonly coverage: readonly KeptCoverage[] }) {
  const regional = coverage.filter((row) => row.source !== "artifact");
  const geographies = byGeography([...new Set(regional.map((row) => row.region))]);
  return (
    <div className="gap-x-8 sm:columns-2 xl:columns-3">
      {geographies.map((geography) => (
        <GeographyTable coverage={regional} geography={geography} key={geography.name} />
      ))}
    </div>
  );
}

function GeographyTable({
  geography,
  coverage,
}: {
  readonly geography: Geography;
  readonly coverage: readonly KeptCoverage[];
}) {
  return (
    <table className="mb-4 w-full table-fixed break-inside-avoid">
      <caption className="sr-only">{geography.name}</caption>
      <thead className="text-left text-xs">
        <tr>
          <th className="w-[7rem] pb-1 font-medium" scope="col">
            {geography.name}
          </th>
          {mapped.map((source) => (
            <th className="pb-1 pl-2 font-normal text-mute" key={source} scope="col">
              {sourceNames[source]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {geography.regions.map((region) => (
          <tr key={region}>
            <th className="whitespace-nowrap py-px text-left font-normal text-xs" scope="row">
              {region}
            </th>
            {mapped.map((source) => (
              <td className="p-px" key={source}>
                <CoverageTile
                  row={coverage.find((row) => row.region === region && row.source === source)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One source in one region, with the word that says what became of it. */
function CoverageTile({ row }: { readonly row: KeptCoverage | undefined }) {
  if (row === undefined) return <span className="block h-6 text-mute text-xs">not asked</span>;
  const words =
    row.reason === null ? coverageStateWords[row.state] : coverageReasonWords[row.reason];
  const text = row.state === "partial" && row.reason !== null ? `part: ${words}` : words;
  const look = `flex h-6 items-center overflow-hidden rounded-[3px] px-2 text-2xs ${toneOf(row)}`;
  // A reading that is complete has no step to take, so it leads nowhere.
  if (row.state === "read") return <span className={look}>{text}</span>;
  return (
    <a
      className={`${look} hover:ring-1 hover:ring-edge`}
      href={coverageHref(row.region, row.source)}
    >
      <span className="truncate">{text}</span>
    </a>
  );
}

function toneOf(row: KeptCoverage): string {
  switch (row.state) {
    case "read":
      return "bg-well text-mute shadow-[inset_3px_0_var(--color-seen)]";
    case "partial":
      return "hatched text-ink shadow-[inset_3px_0_var(--color-seen)]";
    case "not_set_up":
      return "hatched text-ink";
    case "not_read":
      return "hatched text-ink shadow-[inset_0_0_0_1.5px_var(--color-fail)]";
    default:
      return row.state satisfies never;
  }
}

import type { KeptCoverage } from "../../lib/posture/snapshot.ts";
import { coverageHref } from "../_links/hrefs.ts";
import { sourceNames } from "../_words/names.ts";
import { coverageReasonWords, coverageStateWords } from "../_words/statuses.ts";
import { byGeography } from "./geography.ts";
import { RegionLink } from "./region-link.tsx";

const mapped = ["config", "guardduty"] as const;

/**
 * Regions × sources: solid was read, hatched was not. One table: where there is room its rows stand
 * upright, a column for each region, and the words are left to titles; on a phone and on paper a row
 * has its words.
 */
export function CoverageMap({ coverage }: { readonly coverage: readonly KeptCoverage[] }) {
  const regional = coverage.filter((row) => row.source !== "artifact");
  const readings = new Map(regional.map((row) => [`${row.region} ${row.source}`, row]));
  const geographies = byGeography([...new Set(regional.map((row) => row.region))]);
  return (
    <table className="coverage-map w-full">
      <caption className="sr-only">What was read, region by region</caption>
      <thead className="map-group">
        <tr className="map-column">
          <th className="map-corner" scope="col">
            <span className="sr-only">Region</span>
          </th>
          {mapped.map((source) => (
            <th className="map-source" key={source} scope="col">
              {sourceNames[source]}
            </th>
          ))}
        </tr>
      </thead>
      {geographies.map((geography) => (
        <tbody aria-label={geography.name} className="map-group map-geography" key={geography.name}>
          {geography.regions.map((region) => (
            <tr className="map-column" key={region}>
              <th className="map-region" scope="row">
                <RegionLink region={region} />
              </th>
              {mapped.map((source) => (
                <td className="map-cell" key={source}>
                  <CoverageTile row={readings.get(`${region} ${source}`)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** One source in one region, with the word that says what became of it. */
function CoverageTile({ row }: { readonly row: KeptCoverage | undefined }) {
  if (row === undefined) return <span className="tile text-mute">not asked</span>;
  const words =
    row.reason === null ? coverageStateWords[row.state] : coverageReasonWords[row.reason];
  const text = row.state === "partial" && row.reason !== null ? `part: ${words}` : words;
  const look = `tile ${toneOf(row)}`;
  // A reading that is complete has no step to take, so it leads nowhere.
  if (row.state === "read") return <span className={look}>{text}</span>;
  return (
    <a
      className={`${look} hover:ring-1 hover:ring-edge`}
      href={coverageHref(row.region, row.source)}
      title={`${row.region}, ${sourceNames[row.source]}: ${text}`}
    >
      {text}
    </a>
  );
}

function toneOf(row: KeptCoverage): string {
  switch (row.state) {
    case "read":
      return "tile-read";
    case "partial":
      return "tile-partial hatched";
    case "not_set_up":
      return "hatched";
    case "not_read":
      return "tile-refused hatched";
    default:
      return row.state satisfies never;
  }
}

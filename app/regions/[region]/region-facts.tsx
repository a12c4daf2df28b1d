import { severities } from "../../../lib/posture/vocabulary.ts";
import { Fact, Facts } from "../../_components/facts.tsx";
import { countedSeverities, SeverityCount } from "../../_components/severity.tsx";
import { controlsHref, findingsHref } from "../../_links/hrefs.ts";
import { resourcesHref } from "../../_links/resources-href.ts";
import { count } from "../../_words/numbers.ts";
import type { RegionView } from "./view-region.ts";

/** Where a region stands: every number is the way to its list. */
export function RegionFacts({
  here,
  region,
}: {
  readonly here: RegionView;
  readonly region: string;
}) {
  const { failing, deployed, unseen, resources, packs } = here;
  const all = resources.failing + resources.passing;
  return (
    <Facts>
      <Fact name="Controls that fail here">
        <a className="link" href={controlsHref({ failing: region })}>
          {count(failing.length)}
        </a>{" "}
        of{" "}
        <a className="link" href={controlsHref({ region })}>
          {count(deployed.length)} deployed
        </a>
        {unseen.length > 0 && (
          <>
            {" · "}
            <a className="link" href="#unseen">
              {count(unseen.length)} not seen
            </a>
          </>
        )}
      </Fact>
      <Fact name="Resources that fail">
        <a className="link" href={resourcesHref({ region, status: "failing" })}>
          {count(resources.failing)}
        </a>{" "}
        of{" "}
        <a className="link" href={resourcesHref({ region })}>
          {count(all)} judged
        </a>
      </Fact>
      <Fact name="Active findings">
        <Findings here={here} region={region} />
      </Fact>
      <Fact name="Conformance packs">
        {packs.length === 0 ? (
          "none"
        ) : (
          <a className="link" href="#packs">
            {count(packs.length)}
          </a>
        )}
      </Fact>
    </Facts>
  );
}

function Findings({ here, region }: { readonly here: RegionView; readonly region: string }) {
  const counted = countedSeverities(here.findings);
  if (counted.length === 0) return here.detectorRead ? "none" : "not known";
  return (
    <span className="flex gap-3">
      {severities
        .filter((severity) => counted.includes(severity))
        .map((severity) => (
          <a
            className="inline-flex min-h-6 items-center hover:underline"
            href={findingsHref({ region, severity })}
            key={severity}
          >
            <SeverityCount severity={severity} value={count(here.findings[severity])} />
            <span className="sr-only"> findings</span>
          </a>
        ))}
    </span>
  );
}

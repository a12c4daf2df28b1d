import type { Posture } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { ExternalLink } from "../_components/external-link.tsx";
import { Fact, Facts } from "../_components/facts.tsx";
import { RegionLink } from "../_components/region-link.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { StatusMark } from "../_components/status.tsx";
import { configResourcePage, configTimelinePage } from "../_links/console-links.ts";
import { count } from "../_words/numbers.ts";
import type { ResourcePlace } from "./resource-listing.ts";
import type { ResourceEvaluation, ResourceView } from "./view-resource.ts";

/** Where a resource stands and where it is, in one strip. */
export function ResourceFacts({
  view,
  place,
  posture,
  evaluations,
}: {
  readonly view: ResourceView;
  readonly place: ResourcePlace;
  readonly posture: Posture;
  readonly evaluations: readonly ResourceEvaluation[];
}) {
  const { account } = posture;
  const against = view.judged.filter(({ verdict }) => verdict === "NON_COMPLIANT");
  const failing = against.filter(({ exception }) => exception === null);
  const excepted = against.length - failing.length;
  const passing = view.judged.filter(({ verdict }) => verdict === "COMPLIANT");
  const worst = failing[0]?.control?.severity;
  // A global resource has no region of its own: AWS shows it where a rule judged it.
  const region = place.region === "global" ? (evaluations[0]?.region ?? null) : place.region;
  const console = { partition: account.partition, region };
  return (
    <Facts>
      <Fact name="Controls">
        {view.judged.length + view.unseen.length === 0 ? (
          <span className="text-mute">none has judged it</span>
        ) : (
          <a className="flex flex-wrap gap-x-4 hover:underline" href="#controls">
            <Counted controls={failing.length} status="failing" words="fail" />
            {excepted > 0 && <Counted controls={excepted} status="excepted" words="excepted" />}
            <Counted controls={passing.length} status="passing" words="pass" />
            <Counted controls={view.unseen.length} status="notEvaluated" words="not seen" />
          </a>
        )}
      </Fact>
      <Fact name="Worst that fails">
        {worst === undefined ? "–" : <SeverityWord severity={worst} />}
      </Fact>
      <Fact name="Region">
        <RegionLink region={place.region} />
      </Fact>
      <Fact name="Account">
        <a className="link" href="/connection">
          {account.alias !== null && <AwsText text={account.alias} />} {account.id}
        </a>
      </Fact>
      {region !== null && (
        <Fact name="In AWS Config">
          <span className="flex flex-wrap gap-x-4">
            <ExternalLink href={configResourcePage(console, place)}>Configuration</ExternalLink>
            <ExternalLink href={configTimelinePage(console, place)}>Timeline</ExternalLink>
          </span>
        </Fact>
      )}
    </Facts>
  );
}

function Counted({
  controls,
  status,
  words,
}: {
  readonly controls: number;
  readonly status: "failing" | "excepted" | "passing" | "notEvaluated";
  readonly words: string;
}) {
  return (
    <span
      className={`inline-flex min-h-6 items-center gap-1.5 whitespace-nowrap ${controls === 0 ? "text-mute" : ""}`}
    >
      {controls > 0 && <StatusMark status={status} />}
      <b className="font-semibold">{count(controls)}</b> {words}
    </span>
  );
}

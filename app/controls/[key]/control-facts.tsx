import { floorOf } from "../../../lib/posture/house.ts";
import type { ControlAssessment } from "../../../lib/posture/posture.ts";
import { Fact, Facts } from "../../_components/facts.tsx";
import { Moment } from "../../_components/moment.tsx";
import { SeverityWord } from "../../_components/severity.tsx";
import { StatusWord } from "../../_components/status.tsx";
import { controlsHref, pillarHref, responsibilityHref } from "../../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../../_words/names.ts";
import { count, counted } from "../../_words/numbers.ts";
import { classificationWords } from "../../_words/statuses.ts";

/** Where a control stands and where it belongs, in one strip. */
export function ControlFacts({ control }: { readonly control: ControlAssessment }) {
  return (
    <Facts>
      <Fact name="Status">
        <StatusWord status={control.status} />
      </Fact>
      <Fact name="Severity">
        <SeverityWord severity={control.severity} />
      </Fact>
      <Fact name="Resources">
        <Resources control={control} />
      </Fact>
      <Fact name="Pillar">
        {control.pillars.length === 0
          ? "unmapped"
          : primaryFirst(control).map((pillar, index) => (
              <span key={pillar}>
                {index > 0 && ", "}
                <a className="link" href={pillarHref(pillar)}>
                  {pillarNamed(pillar).name}
                </a>
              </span>
            ))}
      </Fact>
      {control.pillars.length > 0 && (
        <Fact name="Whose job">
          Yours:{" "}
          <a className="link" href={responsibilityHref(floorOf(control))}>
            {floorNamed(floorOf(control)).name}
          </a>
        </Fact>
      )}
      <Fact name="Classified">
        <a className="link" href={controlsHref({ classified: control.classifiedBy })}>
          {classificationWords[control.classifiedBy]}
        </a>
      </Fact>
      <Fact name="Oldest evidence">
        {control.oldestEvidenceAt === null ? "–" : <Moment at={control.oldestEvidenceAt} />}
      </Fact>
    </Facts>
  );
}

function primaryFirst({ pillars, primaryPillar }: ControlAssessment) {
  return pillars.toSorted((a, b) => Number(b === primaryPillar) - Number(a === primaryPillar));
}

function Resources({ control }: { readonly control: ControlAssessment }) {
  const { compliantResources, nonCompliantResources, exceptedResources, failingRegions } = control;
  const judged = compliantResources + nonCompliantResources;
  return (
    <>
      <a className="link" href="#resources">
        {count(nonCompliantResources)} of {count(judged)} fail
      </a>
      {failingRegions.length > 0 &&
        ` in ${failingRegions.length <= 2 ? failingRegions.join(", ") : counted(failingRegions.length, "region")}`}
      {exceptedResources > 0 && ` · ${count(exceptedResources)} excepted`}
    </>
  );
}

import type { RuleMapping } from "../../../lib/posture/control.ts";
import { floorOf } from "../../../lib/posture/house.ts";
import type { ControlAssessment, RuleAssessment } from "../../../lib/posture/posture.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { Card } from "../../_components/card.tsx";
import {
  controlsHref,
  pillarHref,
  responsibilityHref,
  severityRubricHref,
} from "../../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../../_words/names.ts";
import { counted } from "../../_words/numbers.ts";
import { EvidenceFor } from "./evidence-for.tsx";

/** Why is this here? Who asks for it, what it counts for, and who placed it there. */
export function WhyHere({
  control,
  rules,
  mapping,
}: {
  readonly control: ControlAssessment;
  readonly rules: readonly RuleAssessment[];
  readonly mapping: RuleMapping;
}) {
  return (
    <Card className="mt-4 mb-4" id="why" title="Why is this here?">
      <ul className="max-w-[86ch] list-disc space-y-1 pl-4 marker:text-mute">
        <li>
          <a className="link" href="#copies">
            {counted(control.ruleCount, "deployed rule")}
          </a>{" "}
          {control.ruleCount === 1 ? "asks" : "ask"} for it: {askersOf(control, rules)}.
        </li>
        <li>
          <CountsFor control={control} />
        </li>
        <li>
          It was placed{" "}
          <a className="link" href={controlsHref({ classified: control.classifiedBy })}>
            {placedBy[control.classifiedBy]}
          </a>
          {control.because === null ? (
            "."
          ) : (
            <>
              : <AwsText text={control.because} />.
            </>
          )}{" "}
          {placementAdvice[control.classifiedBy]}
        </li>
        <li>
          A failure of it is {control.severity}:{" "}
          <a className="link" href={severityRubricHref}>
            how severity is decided
          </a>
          .
        </li>
      </ul>
      <EvidenceFor mapping={mapping} />
    </Card>
  );
}

const placedBy: Readonly<Record<ControlAssessment["classifiedBy"], string>> = {
  catalogue: "by the catalogue",
  user: "by your mapping file",
  rule_of_thumb: "by rule of thumb",
  none: "nowhere: nothing is known of it",
};

const placementAdvice: Readonly<Record<ControlAssessment["classifiedBy"], string>> = {
  catalogue: "",
  user: "",
  rule_of_thumb: "Your mapping file can place it better.",
  none: "Your mapping file can place it.",
};

/** `3 by conformance packs, 1 by Security Hub or another service, 2 by you`. */
function askersOf({ packs }: ControlAssessment, rules: readonly RuleAssessment[]): string {
  const byPacks = rules.filter(({ pack }) => pack !== null).length;
  const byServices = rules.filter(({ pack, createdBy }) => pack === null && createdBy !== null);
  const own = rules.length - byPacks - byServices.length;
  const services = [...new Set(byServices.map(({ createdBy }) => createdBy))].join(", ");
  return [
    byPacks > 0 && `${byPacks} in ${counted(packs.length, "conformance pack")}`,
    byServices.length > 0 && `${byServices.length} made by ${services}`,
    own > 0 && `${own} deployed on ${own === 1 ? "its" : "their"} own`,
  ]
    .filter((words) => words !== false)
    .join(", ");
}

function CountsFor({ control }: { readonly control: ControlAssessment }) {
  const { primaryPillar, pillars, focusArea } = control;
  if (primaryPillar === null) return <>It counts in no pillar: nothing says where it belongs.</>;
  const others = pillars.filter((pillar) => pillar !== primaryPillar);
  const floor = floorOf(control);
  return (
    <>
      It counts in{" "}
      <a className="link" href={pillarHref(primaryPillar)}>
        {pillarNamed(primaryPillar).name}
      </a>
      {focusArea !== null && (
        <>
          , under{" "}
          <a className="link" href={controlsHref({ pillar: primaryPillar, focus: focusArea })}>
            {focusArea}
          </a>
        </>
      )}
      {others.map((pillar) => (
        <span key={pillar}>
          {", and also in "}
          <a className="link" href={pillarHref(pillar)}>
            {pillarNamed(pillar).name}
          </a>
        </span>
      ))}
      . It is yours to do:{" "}
      <a className="link" href={responsibilityHref(floor)}>
        {floorNamed(floor).name}
      </a>
      , {floorNamed(floor).covers}.
    </>
  );
}
